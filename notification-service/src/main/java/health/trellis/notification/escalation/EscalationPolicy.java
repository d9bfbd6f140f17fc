package health.trellis.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is paged when, counted from the alert. After the last step that step is repeated, with the
 * pause between the last two, for as long as nobody acknowledges.
 *
 * @param steps at least one, each later than the one before
 */
public record EscalationPolicy(List<Step> steps) {
  private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(5);

  /**
   * A step.
   *
   * @param target whom it pages
   * @param after how long after the alert
   */
  public record Step(EscalationTarget target, Duration after) {}

  /** Whether each step comes after the one before. */
  public boolean isOrdered() {
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).after().compareTo(steps.get(i - 1).after()) <= 0) {
        return false;
      }
    }
    return !steps.isEmpty();
  }

  /** Whom the n-th page goes to, counted from 0. */
  public EscalationTarget target(int n) {
    return steps.get(Math.min(n, steps.size() - 1)).target();
  }

  /** When the n-th page is due, counted from the alert. */
  public Duration due(int n) {
    int last = steps.size() - 1;
    return n <= last
        ? steps.get(n).after()
        : steps.get(last).after().plus(repeat().multipliedBy(n - last));
  }

  /**
   * When the n-th page goes out, seen from now. A step whose time has passed, because the service
   * was down, is taken soon; repeats that were missed are not made up for.
   */
  public Instant next(int n, Instant raisedAt, Instant now) {
    Instant due = raisedAt.plus(due(n));
    if (due.isAfter(now)) {
      return due;
    }
    return now.plus(n < steps.size() ? SOON : repeat());
  }

  private Duration repeat() {
    int last = steps.size() - 1;
    Duration pause =
        last == 0 ? SHORTEST_REPEAT : steps.get(last).after().minus(steps.get(last - 1).after());
    return Optional.of(pause).filter(p -> p.compareTo(SHORTEST_REPEAT) > 0).orElse(SHORTEST_REPEAT);
  }
}
