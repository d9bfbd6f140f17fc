/** The rules of episode as tables of cases. */
@NullMarked
package health.trellis.scheduling.episode;

import org.jspecify.annotations.NullMarked;
