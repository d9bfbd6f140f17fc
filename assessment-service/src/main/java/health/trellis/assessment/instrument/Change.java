package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Scoring.ChangeRule;
import org.jspecify.annotations.Nullable;

/**
 * How a total compares with those before it. Totals of all our instruments are the worse the
 * higher.
 *
 * @param sinceBaseline difference to the first total of the episode; under 0 is better
 * @param sinceLast difference to the total before
 * @param reliable whether the difference to baseline is more than chance
 * @param response whether the total fell by the published share
 * @param remission whether the total is under the published cut
 */
public record Change(
    @Nullable Integer sinceBaseline,
    @Nullable Integer sinceLast,
    boolean reliable,
    boolean response,
    boolean remission) {
  private static final int PERCENT = 100;

  /**
   * Compares.
   *
   * @param rule the instrument's rule; absent: differences only
   * @param total the present total
   * @param baseline the first total of the episode; absent when this is the first
   * @param last the total before; absent when this is the first
   */
  public static Change of(
      @Nullable ChangeRule rule, int total, @Nullable Integer baseline, @Nullable Integer last) {
    Integer sinceBaseline = baseline == null ? null : total - baseline;
    Integer sinceLast = last == null ? null : total - last;
    if (rule == null) {
      return new Change(sinceBaseline, sinceLast, false, false, false);
    }
    return new Change(
        sinceBaseline,
        sinceLast,
        sinceBaseline != null && Math.abs(sinceBaseline) >= rule.reliable(),
        baseline != null && isResponse(rule, total, baseline),
        total < rule.remissionBelow());
  }

  private static boolean isResponse(ChangeRule rule, int total, int baseline) {
    return baseline > 0 && (baseline - total) * PERCENT >= baseline * rule.responsePercent();
  }
}
