/** The rules of group as tables of cases. */
@NullMarked
package health.trellis.scheduling.group;

import org.jspecify.annotations.NullMarked;
