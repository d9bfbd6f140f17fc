/** Small mechanics that no library gives: ids and time. */
@NullMarked
package health.trellis.kit;

import org.jspecify.annotations.NullMarked;
