/**
 * How often one client may call: a token bucket per client and class of routes, told on every
 * answer in {@code RateLimit} headers (draft-ietf-httpapi-ratelimit-headers-11). Risk alerts and
 * escalations have buckets of their own. Buckets are in memory: with n copies of the gateway a
 * client gets up to n times the rate, which protects the services just as well.
 */
@NullMarked
package health.trellis.gateway.limit;

import org.jspecify.annotations.NullMarked;
