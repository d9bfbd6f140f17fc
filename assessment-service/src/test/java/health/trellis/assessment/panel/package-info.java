/** Tests of this feature through HTTP, on a real database and broker. */
@NullMarked
package health.trellis.assessment.panel;

import org.jspecify.annotations.NullMarked;
