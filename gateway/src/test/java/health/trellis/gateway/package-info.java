/** The gateway as its clients and the services see it, over real connections. */
@NullMarked
package health.trellis.gateway;

import org.jspecify.annotations.NullMarked;
