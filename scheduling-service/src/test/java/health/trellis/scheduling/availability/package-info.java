/** The rules of availability as tables of cases. */
@NullMarked
package health.trellis.scheduling.availability;

import org.jspecify.annotations.NullMarked;
