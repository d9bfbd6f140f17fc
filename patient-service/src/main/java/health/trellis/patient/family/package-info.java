/**
 * Family members who take part in treatment, and what the patient allows each of them to see or
 * hear. A change of permissions takes effect at once, here and by event in every other service.
 */
@NullMarked
package health.trellis.patient.family;

import org.jspecify.annotations.NullMarked;
