package health.trellis.scheduling.consistency;

import health.trellis.event.AttendanceRiskReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When attendance is a worry. Missed sessions early in treatment foretell dropping out; two in a
 * row are customarily taken up by the coordinator.
 *
 * @param reasons what is worrying; empty when nothing is
 * @param missesInARow no-shows in a row
 * @param recentPercent time attended in the last two weeks
 * @param earlierPercent time attended in the four weeks before
 */
record RiskRule(
    Set<AttendanceRiskReason> reasons,
    int missesInARow,
    @Nullable Integer recentPercent,
    @Nullable Integer earlierPercent) {
  private static final Duration RECENT = Duration.ofDays(14);

  /** How far back the rule looks. */
  static final Duration WINDOW = RECENT.plusDays(28);

  private static final int MISSES = 2;

  /** Percentage points by which the share of time attended has to fall. */
  private static final int FALL = 20;

  /** Fewer sessions than these say nothing. */
  private static final int RECENT_AT_LEAST = 3;

  private static final int EARLIER_AT_LEAST = 6;

  /** Judges outcomes by start, as of an instant. */
  static RiskRule judge(List<Outcome> outcomes, Instant now) {
    Instant recently = now.minus(RECENT);
    int misses = Consistency.of(outcomes).missesInARow();
    @Nullable Integer recent = Consistency.percent(outcomes, recently, now, RECENT_AT_LEAST);
    @Nullable Integer earlier =
        Consistency.percent(outcomes, now.minus(WINDOW), recently, EARLIER_AT_LEAST);
    Set<AttendanceRiskReason> reasons = EnumSet.noneOf(AttendanceRiskReason.class);
    if (misses >= MISSES) {
      reasons.add(AttendanceRiskReason.CONSECUTIVE_MISSES);
    }
    if (recent != null && earlier != null && earlier - recent >= FALL) {
      reasons.add(AttendanceRiskReason.FALLING_TREND);
    }
    return new RiskRule(reasons, misses, recent, earlier);
  }
}
