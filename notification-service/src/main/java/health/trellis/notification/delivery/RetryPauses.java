package health.trellis.notification.delivery;

import java.time.Duration;

/**
 * How long to wait before a message is tried again: 10 s, 25 s, about a minute and so on up to an
 * hour, each up to a fifth longer by chance, so that a provider that comes back is not met by all
 * at once.
 */
final class RetryPauses {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final double GROWTH = 2.5;
  private static final double JITTER = 0.2;

  private RetryPauses() {}

  /**
   * The pause after some failures.
   *
   * @param failures in a row, from 1
   * @param chance from 0 to 1, evenly spread
   */
  static Duration after(int failures, double chance) {
    double grown = FIRST.toMillis() * Math.pow(GROWTH, failures - 1);
    double pause = Math.min(grown, LONGEST.toMillis());
    return Duration.ofMillis(Math.round(pause * (1 + JITTER * chance)));
  }
}
