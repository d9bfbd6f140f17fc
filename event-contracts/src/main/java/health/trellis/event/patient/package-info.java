/** Events of patient-service. */
@NullMarked
package health.trellis.event.patient;

import org.jspecify.annotations.NullMarked;
