package health.trellis.gateway.identity;

import java.time.Instant;

/**
 * The bearer of a verified token.
 *
 * @param subject the account, as the identity provider names it
 * @param client the program that got the token
 * @param expires when the token ends, leeway for clocks included
 */
public record Caller(String subject, String client, Instant expires) {
  /** One budget of requests per account and program. */
  public String key() {
    return client + "|" + subject;
  }
}
