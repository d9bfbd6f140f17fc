/**
 * How steadily a patient comes: streaks, the share of time attended, and when it becomes a worry.
 * Two sessions missed in a row or a clear fall against the weeks before raise an event, once until
 * it has passed. The program's staff finds the open worries in a list.
 */
@NullMarked
package health.trellis.scheduling.consistency;

import org.jspecify.annotations.NullMarked;
