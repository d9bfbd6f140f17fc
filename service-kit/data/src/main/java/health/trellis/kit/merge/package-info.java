/**
 * Two records of one person become one, and apart again when that was wrong. Every service lets the
 * rows that name the merged patient follow to the survivor when it hears of it; what still arrives
 * for the merged patient takes effect for the survivor. A journal of the moved rows is the way
 * back.
 */
@NullMarked
package health.trellis.kit.merge;

import org.jspecify.annotations.NullMarked;
