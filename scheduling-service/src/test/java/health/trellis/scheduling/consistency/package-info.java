/** The rules of consistency as tables of cases. */
@NullMarked
package health.trellis.scheduling.consistency;

import org.jspecify.annotations.NullMarked;
