package health.trellis.assessment.checkin;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Why a check-in asks for outreach. The rule is plain on purpose, so that patient and clinician can
 * follow it: the first that holds is the reason. The cut-points are Trellis's own, set low enough
 * to call once too often rather than once too seldom.
 */
public enum EarlyWarning {
  /** Two or more personal warning signs met. */
  WARNING_SIGNS,

  /** Craving of 7 or more of 10. */
  CRAVING,

  /** Mood of 2 or less of 10. */
  MOOD,

  /** Less than 4 hours of sleep. */
  SLEEP,

  /**
   * No single thing of the above, but the days together rise above what is usual: see {@link
   * Trend}.
   */
  TREND;

  private static final int MANY_SIGNS = 2;
  private static final int STRONG_CRAVING = 7;
  private static final int LOW_MOOD = 2;
  private static final BigDecimal SHORT_SLEEP = BigDecimal.valueOf(4);

  /** The reason, if there is one. */
  static Optional<EarlyWarning> of(int mood, int craving, BigDecimal sleepHours, int signsMet) {
    if (signsMet >= MANY_SIGNS) {
      return Optional.of(WARNING_SIGNS);
    }
    if (craving >= STRONG_CRAVING) {
      return Optional.of(CRAVING);
    }
    if (mood <= LOW_MOOD) {
      return Optional.of(MOOD);
    }
    return sleepHours.compareTo(SHORT_SLEEP) < 0 ? Optional.of(SLEEP) : Optional.empty();
  }
}
