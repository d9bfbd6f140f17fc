package health.trellis.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Who is paged when, counted from the alert, and what is repeated for as long as nobody
 * acknowledges.
 *
 * @param steps at least one, each later than the one before
 * @param repeat what follows the last step
 */
public record EscalationPolicy(List<Step> steps, Repeat repeat) {
  private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(5);

  /**
   * A step.
   *
   * @param target whom it pages
   * @param after how long after the alert
   */
  public record Step(EscalationTarget target, Duration after) {}

  /**
   * What follows the last step.
   *
   * @param every the pause before each repeat
   * @param all whether all steps are taken again from the first, with their pauses; else the last
   */
  public record Repeat(Duration every, boolean all) {}

  /** Repeats the last step, with the pause between the last two. */
  public EscalationPolicy(List<Step> steps) {
    this(steps, new Repeat(usualPause(steps), false));
  }

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
    return steps.get(repeat.all() ? n % steps.size() : Math.min(n, steps.size() - 1)).target();
  }

  /** When the n-th page is due, counted from the alert. */
  public Duration due(int n) {
    int last = steps.size() - 1;
    if (repeat.all()) {
      Duration round = steps.get(last).after().plus(repeat.every());
      return round.multipliedBy(n / steps.size()).plus(steps.get(n % steps.size()).after());
    }
    return n <= last
        ? steps.get(n).after()
        : steps.get(last).after().plus(repeat.every().multipliedBy(n - last));
  }

  /**
   * When the n-th page goes out, seen from now. A step whose time has passed, because the service
   * was down, is taken soon; repeats that were missed are not made up for. A clock that went back
   * since the alert makes no wait longer than the policy says.
   *
   * @param taken the page that goes out now, from which on steps may have been passed over
   */
  public Instant next(int taken, int n, Instant raisedAt, Instant now) {
    Instant due = raisedAt.plus(due(n));
    if (due.isAfter(now)) {
      Instant latest = now.plus(due(n).minus(due(taken)));
      return due.isBefore(latest) ? due : latest;
    }
    return now.plus(n < steps.size() ? SOON : repeat.every());
  }

  /**
   * The longest that anybody waits for the n-th page: nobody may have stood behind a whole round.
   */
  public Duration longestWait(int n) {
    return due(n).minus(due(Math.max(0, n - steps.size())));
  }

  private static Duration usualPause(List<Step> steps) {
    int last = steps.size() - 1;
    Duration pause =
        last < 1 ? SHORTEST_REPEAT : steps.get(last).after().minus(steps.get(last - 1).after());
    return pause.compareTo(SHORTEST_REPEAT) > 0 ? pause : SHORTEST_REPEAT;
  }
}
