/**
 * Free slots: where a patient, a clinician and a room are free together, within what the program,
 * the patient's week, wishes and way to the site, licences, time off and holidays allow. For groups
 * a slot is a place that is left in a meeting.
 */
@NullMarked
package health.trellis.scheduling.slot;

import org.jspecify.annotations.NullMarked;
