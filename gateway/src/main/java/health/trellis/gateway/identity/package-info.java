/**
 * Who calls: the bearer token is verified here (issuer, audience, signature, times) before anything
 * is passed on, and again by each service, which does not trust the network. A verified token is
 * remembered for a minute by its hash, so that a busy client costs one signature check a minute and
 * no token lies in memory longer than its request.
 */
@NullMarked
package health.trellis.gateway.identity;

import org.jspecify.annotations.NullMarked;
