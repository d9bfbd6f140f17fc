/** Tests of instruments and scoring: tables of cases and laws over all possible answers. */
@NullMarked
package health.trellis.assessment.instrument;

import org.jspecify.annotations.NullMarked;
