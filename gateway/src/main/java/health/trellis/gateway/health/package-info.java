/**
 * Whether the gateway is up, for those who can only reach its main port: apps, balancers, {@code
 * trellis up}. Probes of an orchestrator use the management port. The gateway is ready when it can
 * answer; a service that is down does not make it unready, since the others still answer through
 * it, and is shown as data.
 */
@NullMarked
package health.trellis.gateway.health;

import org.jspecify.annotations.NullMarked;
