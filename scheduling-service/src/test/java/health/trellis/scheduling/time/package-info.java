/** The rules of time as tables of cases. */
@NullMarked
package health.trellis.scheduling.time;

import org.jspecify.annotations.NullMarked;
