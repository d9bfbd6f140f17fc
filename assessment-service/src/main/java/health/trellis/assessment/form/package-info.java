/**
 * Answers to a FHIR form, held against it.
 *
 * <p>What FHIR R4 demands of a QuestionnaireResponse of a Questionnaire: shape, types, options,
 * conditions and bounds, each fault with its FHIRPath. It knows nothing of instruments and scores.
 */
@NullMarked
package health.trellis.assessment.form;

import org.jspecify.annotations.NullMarked;
