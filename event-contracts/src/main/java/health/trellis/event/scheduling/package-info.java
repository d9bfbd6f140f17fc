/** Events of scheduling-service. */
@NullMarked
package health.trellis.event.scheduling;

import org.jspecify.annotations.NullMarked;
