/**
 * Wall clocks and weeks. A session is an instant in time, but a series, working hours and a
 * patient's\n * job are wall-clock times in a zone; these small values lead from one to the other,
 * also over the\n * days on which clocks change.
 */
@NullMarked
package health.trellis.scheduling.time;

import org.jspecify.annotations.NullMarked;
