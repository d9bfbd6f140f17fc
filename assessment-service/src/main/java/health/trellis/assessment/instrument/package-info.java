/**
 * Instruments as data: a FHIR Questionnaire and a declarative scoring definition each, under {@code
 * resources/instruments}, checked against one another when the service starts. Scoring is a pure
 * function of instrument, answers and sex. To add an instrument, add its two files and its name to
 * {@code index.txt}.
 */
@NullMarked
package health.trellis.assessment.instrument;

import org.jspecify.annotations.NullMarked;
