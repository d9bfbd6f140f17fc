package health.trellis.assessment.checkin;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the last days differ from what is usual for the person: a two-sided tabular CUSUM on the
 * daily index (E. S. Page, Biometrika 1954;41:100-115; D. C. Montgomery, Introduction to
 * Statistical Quality Control, chapter 9) with allowance k = 0.5 and decision interval h = 4, both
 * in standard deviations. In control, it takes 168 days on average until either side alarms; a
 * shift of one standard deviation is found after 8.4 days on average (Montgomery, table 9.3).
 *
 * <p>The baseline is the person's own: of the check-ins of the last six weeks, those before the
 * last fourteen, at least seven. Its standard deviation is taken as 5 points where it is smaller,
 * so that very even days do not make a small thing look large. A day without a check-in changes
 * nothing: it is neither good nor bad. After more than three such days in a row the sums start
 * anew, because nobody knows what was between.
 *
 * @param state what holds
 * @param baselineMean mean index of the baseline; absent while learning
 * @param baselineDeviation its standard deviation; absent while learning
 * @param up how far the days rise above the baseline; the decision interval is 4
 * @param down how far they fall below it
 */
record Trend(
    State state,
    @Nullable Double baselineMean,
    @Nullable Double baselineDeviation,
    double up,
    double down) {
  /** How far back a trend looks. */
  static final int DAYS = 42;

  private static final int LEAST_BASELINE = 7;
  private static final int RUN = 14;
  private static final double LEAST_DEVIATION = 5;
  private static final double ALLOWANCE = 0.5;
  private static final double DECISION = 4;
  private static final int LONGEST_GAP = 3;

  /** What holds. */
  enum State {
    /** Fewer than eight check-ins: what is usual is not known yet. */
    LEARNING,

    /** As usual. */
    STEADY,

    /** Harder than usual. */
    RISING,

    /** Easier than usual. */
    EASING
  }

  /**
   * The index of a day.
   *
   * @param on the day
   * @param value 0 best to 100
   */
  record Value(LocalDate on, int value) {}

  /** The trend of values in the order of their days. */
  static Trend of(List<Value> values) {
    int baseline = Math.max(LEAST_BASELINE, values.size() - RUN);
    if (values.size() <= baseline) {
      return new Trend(State.LEARNING, null, null, 0, 0);
    }
    List<Value> before = values.subList(0, baseline);
    double mean = before.stream().mapToInt(Value::value).average().orElseThrow();
    double deviation = Math.max(LEAST_DEVIATION, deviation(before, mean));
    double up = 0;
    double down = 0;
    for (int i = baseline; i < values.size(); i++) {
      if (gap(values.get(i - 1), values.get(i)) > LONGEST_GAP) {
        up = 0;
        down = 0;
      }
      double distance = (values.get(i).value() - mean) / deviation;
      up = Math.max(0, up + distance - ALLOWANCE);
      down = Math.max(0, down - distance - ALLOWANCE);
    }
    return new Trend(state(up, down), mean, deviation, up, down);
  }

  private static State state(double up, double down) {
    if (up > DECISION) {
      return State.RISING;
    }
    return down > DECISION ? State.EASING : State.STEADY;
  }

  private static long gap(Value before, Value after) {
    return ChronoUnit.DAYS.between(before.on(), after.on()) - 1;
  }

  private static double deviation(List<Value> values, double mean) {
    double squares =
        values.stream().mapToDouble(v -> (v.value() - mean) * (v.value() - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }
}
