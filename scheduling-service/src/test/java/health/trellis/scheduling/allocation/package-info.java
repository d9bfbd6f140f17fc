/** The rules of allocation as tables of cases. */
@NullMarked
package health.trellis.scheduling.allocation;

import org.jspecify.annotations.NullMarked;
