/**
 * Who treats the patient in an episode, and as what: the basis of what a clinician may see and of
 * who may sign the treatment plan.
 */
@NullMarked
package health.trellis.patient.careteam;

import org.jspecify.annotations.NullMarked;
