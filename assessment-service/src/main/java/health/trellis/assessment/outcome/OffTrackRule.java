package health.trellis.assessment.outcome;

import health.trellis.assessment.instrument.Change;
import health.trellis.assessment.instrument.Scoring.ChangeRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a patient is off track: no response by week 4 to 6, reliably worse at any time, or, before
 * either is told, outside the expected course. Who was under the caseness cut at baseline had
 * nothing to respond with. Pure.
 */
final class OffTrackRule {
  /** The first week in which a response is to be seen. */
  private static final Duration TIME_TO_RESPOND = Duration.ofDays(28);

  private OffTrackRule() {}

  /**
   * What holds.
   *
   * @param rule the instrument's rule; absent: nothing can be said
   * @param baseline first total of the episode
   * @param course what is expected from there; absent: nothing is
   * @param sinceBaseline time since then
   * @param change the present total against it
   */
  static List<OffTrackReason> reasons(
      @Nullable ChangeRule rule,
      int baseline,
      @Nullable ExpectedCourse course,
      Duration sinceBaseline,
      Change change) {
    if (rule == null || change.sinceBaseline() == null) {
      return List.of();
    }
    List<OffTrackReason> reasons = new ArrayList<>();
    if (change.reliable() && change.sinceBaseline() > 0) {
      reasons.add(OffTrackReason.RELIABLY_WORSE);
    }
    boolean improved = change.response() || change.remission();
    if (baseline >= rule.caseness() && sinceBaseline.compareTo(TIME_TO_RESPOND) >= 0 && !improved) {
      reasons.add(OffTrackReason.NO_RESPONSE);
    }
    int total = baseline + change.sinceBaseline();
    if (reasons.isEmpty()
        && !improved
        && course != null
        && course.isOutside(total, sinceBaseline, rule.reliable())) {
      reasons.add(OffTrackReason.OUTSIDE_EXPECTED);
    }
    return reasons;
  }
}
