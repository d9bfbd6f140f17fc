/**
 * The front door: what every request passes, in this order. Path in plain form, sizes of address
 * and headers, security headers, CORS, route, token, rate, announced size of the body. What comes
 * through is streamed to its service or goes on to the gateway's own resources. Nobody gets past
 * it, because it is the first route of the HTTP server.
 */
@NullMarked
package health.trellis.gateway.entry;

import org.jspecify.annotations.NullMarked;
