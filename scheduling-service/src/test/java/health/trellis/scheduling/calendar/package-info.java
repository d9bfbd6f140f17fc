/** The rules of calendar as tables of cases. */
@NullMarked
package health.trellis.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
