/**
 * Days on which sites are closed: one site, all of a state, or all of a country. Groups do not meet
 * then, nothing can be booked, and planning leaves the day free.
 */
@NullMarked
package health.trellis.scheduling.holiday;

import org.jspecify.annotations.NullMarked;
