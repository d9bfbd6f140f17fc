/**
 * What the patient consented to, with the elements that 42 CFR 2.31 asks for, and taking it back
 * with immediate effect.
 */
@NullMarked
package health.trellis.patient.consent;

import org.jspecify.annotations.NullMarked;
