/** Tests of this feature through HTTP, on a real database and broker. */
@NullMarked
package health.trellis.assessment.chart;

import org.jspecify.annotations.NullMarked;
