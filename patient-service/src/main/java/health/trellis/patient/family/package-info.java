/**
 * Family members who take part in treatment: what the patient allows each of them to see or hear,
 * by which consent and until when; their way to an account of their own, their education, and where
 * they took part. A change of permissions takes effect at once, here and by event in every other
 * service.
 */
@NullMarked
package health.trellis.patient.family;

import org.jspecify.annotations.NullMarked;
