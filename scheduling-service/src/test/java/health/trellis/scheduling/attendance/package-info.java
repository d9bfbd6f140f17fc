/** The rules of attendance as tables of cases. */
@NullMarked
package health.trellis.scheduling.attendance;

import org.jspecify.annotations.NullMarked;
