/**
 * Read model of how a patient took part in sessions, fed by AttendanceRecorded: for the golden
 * thread of a plan and for milestones of consistency.
 */
@NullMarked
package health.trellis.patient.attendance;

import org.jspecify.annotations.NullMarked;
