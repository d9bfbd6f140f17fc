package health.trellis.gateway.limit;

/**
 * What a client may still do.
 *
 * @param allowed whether this request may pass
 * @param policy the {@code RateLimit-Policy} header
 * @param state the {@code RateLimit} header
 * @param retryAfterSeconds when the next request may pass
 */
public record Allowance(boolean allowed, String policy, String state, long retryAfterSeconds) {}
