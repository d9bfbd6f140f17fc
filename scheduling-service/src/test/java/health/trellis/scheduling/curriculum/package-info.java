/** The rules of curricula as tables of cases. */
@NullMarked
package health.trellis.scheduling.curriculum;

import org.jspecify.annotations.NullMarked;
