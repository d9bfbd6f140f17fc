package health.trellis.assessment.outcome;

import java.time.Duration;

/**
 * How totals usually fall from a baseline: by a share that grows with the logarithm of the weeks,
 * {@code expected(w) = baseline - baseline * fall * ln(1 + w) / ln(1 + weeks)}, level after the
 * last week. A total is outside when it lies above the expected one by the instrument's reliable
 * change: by more than chance. Sources stand in {@code expected-courses.json}.
 *
 * @param baseline first total of the episode
 * @param fallPercent how much of it is gone at the end
 * @param weeks when the end is
 */
public record ExpectedCourse(int baseline, int fallPercent, int weeks) {
  /** Before it, one bad week would decide. */
  private static final double FIRST_WEEK = 2;

  private static final double PERCENT = 100;
  private static final double HOURS_PER_WEEK = 168;

  /** The expected total some weeks after the baseline. */
  public double at(double week) {
    double time = Math.clamp(week, 0, weeks);
    return baseline * (1 - fallPercent / PERCENT * Math.log1p(time) / Math.log1p(weeks));
  }

  /** The highest total that is still inside. */
  public double highest(double week, int reliableChange) {
    return at(week) + reliableChange;
  }

  /** Whether a total lies outside. */
  boolean isOutside(int total, Duration sinceBaseline, int reliableChange) {
    double week = sinceBaseline.toHours() / HOURS_PER_WEEK;
    return week >= FIRST_WEEK && total >= highest(week, reliableChange);
  }
}
