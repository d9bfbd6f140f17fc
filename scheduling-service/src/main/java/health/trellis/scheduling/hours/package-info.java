/**
 * Hours of a patient in an ISO week of the site's zone: scheduled and attended, against the\n *
 * prescription and the program's minimum. A week is closed once, after its end, and tells whether
 * it was\n * enough.
 */
@NullMarked
package health.trellis.scheduling.hours;

import org.jspecify.annotations.NullMarked;
