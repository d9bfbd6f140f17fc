/** Tests of the package. */
@NullMarked
package health.trellis.assessment.form;

import org.jspecify.annotations.NullMarked;
