package health.trellis.assessment.checkin;

import health.trellis.event.patient.SignRating;
import org.jspecify.annotations.Nullable;

/**
 * How much a warning sign counts in the day's index: {@code 0.5 + (f + s) / 2}, where {@code f} is
 * the frequency (1 to 7) and {@code s} the strength (0 to 10) of the patient's own rating, each
 * brought to 0 to 1, and 0.5 where it was not rated; and 0.5 more where the sign comes no more than
 * three days before a relapse. So a sign that was not rated counts as one, and none counts less
 * than half or more than two. The scales are those of the plan; the formula is Trellis's own.
 */
final class SignWeight {
  private static final double LEAST = 0.5;
  private static final double UNRATED = 0.5;
  private static final double LATE = 0.5;
  private static final int LATE_DAYS = 3;
  private static final double FREQUENCIES = 6;
  private static final double STRENGTHS = 10;
  private static final double STRONG = 1.5;

  private SignWeight() {}

  /** The weight, 0.5 to 2. */
  static double of(@Nullable SignRating rating) {
    if (rating == null) {
      return LEAST + UNRATED;
    }
    Integer often = rating.frequency();
    Integer much = rating.strength();
    Integer lead = rating.leadDays();
    double frequency = often == null ? UNRATED : (often - 1) / FREQUENCIES;
    double strength = much == null ? UNRATED : much / STRENGTHS;
    double late = lead != null && lead <= LATE_DAYS ? LATE : 0;
    return LEAST + (frequency + strength) / 2 + late;
  }

  /** Whether one such sign alone is a reason to reach out. */
  static boolean isStrong(@Nullable SignRating rating) {
    return of(rating) >= STRONG;
  }
}
