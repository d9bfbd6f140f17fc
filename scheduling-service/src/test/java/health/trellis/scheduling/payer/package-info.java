/** The rules of payer as tables of cases. */
@NullMarked
package health.trellis.scheduling.payer;

import org.jspecify.annotations.NullMarked;
