package health.trellis.localstack.process;

import java.time.Duration;

/**
 * How long to wait before a part is started again: 1 s first, then twice as long each time up to 30
 * s; from the beginning again once it ran well for a while.
 */
final class BackOff {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration next = FIRST;

  /** The pause after a run of that length. */
  Duration after(Duration run) {
    Duration pause = run.compareTo(LONGEST) > 0 ? FIRST : next;
    Duration twice = pause.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return pause;
  }
}
