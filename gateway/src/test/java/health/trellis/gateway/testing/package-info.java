/** Peers of the gateway for tests: services that are small real HTTP servers, and signed tokens. */
@NullMarked
package health.trellis.gateway.testing;

import org.jspecify.annotations.NullMarked;
