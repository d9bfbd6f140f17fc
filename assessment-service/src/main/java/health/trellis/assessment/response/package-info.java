/**
 * Answers to instruments, scored the moment they come in, whoever sends them: the patient's app,
 * staff from paper, or an EHR by FHIR. A response is never changed; what it means against the
 * episode's baseline is worked out when it is read, so that a late entry sets it right. Other
 * features hear of a response in its own transaction ({@link ResponseScored}).
 */
@NullMarked
package health.trellis.assessment.response;

import org.jspecify.annotations.NullMarked;
