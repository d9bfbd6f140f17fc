/** Tests of the search for free slots. */
@NullMarked
package health.trellis.scheduling.slot;

import org.jspecify.annotations.NullMarked;
