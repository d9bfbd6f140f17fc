/** The rules of sites as tables of cases. */
@NullMarked
package health.trellis.scheduling.site;

import org.jspecify.annotations.NullMarked;
