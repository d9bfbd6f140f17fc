package health.trellis.assessment.checkin;

import java.util.Optional;

/**
 * Why a check-in asks for outreach. The rule is plain on purpose, so that patient and clinician can
 * follow it: the first that holds is the reason. The cut-points are Trellis's own, set low enough
 * to call once too often rather than once too seldom.
 */
public enum EarlyWarning {
  /** Two or more personal warning signs met, or one that the patient rated as a strong one. */
  WARNING_SIGNS,

  /** Craving of 7 or more of 10. */
  CRAVING,

  /** Mood of 2 or less of 10. */
  MOOD,

  /** Less than 4 hours of sleep. */
  SLEEP,

  /**
   * Close to a hard day of the plan: one warning sign, craving from 5, mood up to 4 or under 5
   * hours of sleep are enough then.
   */
  HIGH_RISK_DATE,

  /**
   * No single thing of the above, but the days together rise above what is usual: see {@link
   * Trend}.
   */
  TREND;

  private static final int MANY_SIGNS = 2;
  private static final int STRONG_CRAVING = 7;
  private static final int LOW_MOOD = 2;
  private static final double SHORT_SLEEP = 4;
  private static final int CRAVING_NEAR = 5;
  private static final int MOOD_NEAR = 4;
  private static final double SLEEP_NEAR = 5;

  /**
   * What a day shows.
   *
   * @param mood 0 worst to 10 best
   * @param craving 0 none to 10 strongest
   * @param sleepHours hours slept
   * @param signsMet personal warning signs met
   * @param strongSign whether one of them is a strong one by itself
   * @param nearDate whether the day is close to a hard day of the plan
   */
  record Day(
      int mood,
      int craving,
      double sleepHours,
      int signsMet,
      boolean strongSign,
      boolean nearDate) {}

  /** The reason, if there is one. */
  static Optional<EarlyWarning> of(Day day) {
    if (day.signsMet() >= MANY_SIGNS || day.strongSign()) {
      return Optional.of(WARNING_SIGNS);
    }
    if (day.craving() >= STRONG_CRAVING) {
      return Optional.of(CRAVING);
    }
    if (day.mood() <= LOW_MOOD) {
      return Optional.of(MOOD);
    }
    if (day.sleepHours() < SHORT_SLEEP) {
      return Optional.of(SLEEP);
    }
    return day.nearDate() && isHarder(day) ? Optional.of(HIGH_RISK_DATE) : Optional.empty();
  }

  private static boolean isHarder(Day day) {
    return day.signsMet() > 0
        || day.craving() >= CRAVING_NEAR
        || day.mood() <= MOOD_NEAR
        || day.sleepHours() < SLEEP_NEAR;
  }
}
