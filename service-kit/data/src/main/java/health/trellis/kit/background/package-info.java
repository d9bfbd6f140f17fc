/** Work that runs beside requests: loops that are woken, have a net, and end with the process. */
@NullMarked
package health.trellis.kit.background;

import org.jspecify.annotations.NullMarked;
