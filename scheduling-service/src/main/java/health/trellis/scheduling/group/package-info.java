/**
 * Therapy groups: leader, room, modality, capacity, a weekly series in wall-clock time and a
 * roster.\n * The series becomes sessions for some weeks ahead, and a daily timer extends that
 * horizon; 09:00\n * stays 09:00 when clocks change.
 */
@NullMarked
package health.trellis.scheduling.group;

import org.jspecify.annotations.NullMarked;
