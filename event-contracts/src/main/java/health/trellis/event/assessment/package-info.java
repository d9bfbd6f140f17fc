/** Events of assessment-service. */
@NullMarked
package health.trellis.event.assessment;

import org.jspecify.annotations.NullMarked;
