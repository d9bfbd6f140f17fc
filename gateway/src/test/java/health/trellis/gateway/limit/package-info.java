/** Rules of this part alone, without a running gateway. */
@NullMarked
package health.trellis.gateway.limit;

import org.jspecify.annotations.NullMarked;
