/** Tests of this feature through HTTP, on a real database and broker. */
@NullMarked
package health.trellis.assessment.recomputation;

import org.jspecify.annotations.NullMarked;
