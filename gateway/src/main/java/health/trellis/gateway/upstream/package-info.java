/**
 * The services as the gateway reaches them: address, connections, state, and the streaming of one
 * request. Nothing here looks into a body. Bodies pass chunk by chunk and no faster than the slower
 * side takes them; whoever leaves, client or service, takes the other side's half with him; what
 * takes too long is cut and answered 503.
 */
@NullMarked
package health.trellis.gateway.upstream;

import org.jspecify.annotations.NullMarked;
