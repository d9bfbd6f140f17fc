/** The rules of hours as tables of cases. */
@NullMarked
package health.trellis.scheduling.hours;

import org.jspecify.annotations.NullMarked;
