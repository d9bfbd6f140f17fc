/**
 * Who waits for a place in a group. A place that gets free is offered to the first in the line and
 * kept until the offer is answered or expires; then it goes to the next. A timer looks for places
 * and for offers that are over, on one copy at a time; a restart loses nothing.
 */
@NullMarked
package health.trellis.scheduling.waitlist;

import org.jspecify.annotations.NullMarked;
