package health.trellis.patient.plan;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.http.FieldError;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How long a plan may hold before it is reviewed: the denser the care, the sooner. Accreditors and
 * states set a longest time, so a plan may name an earlier day but no later one.
 */
final class ReviewInterval {
  private ReviewInterval() {}

  /** Longest time between reviews in days. */
  static int days(LevelOfCare level) {
    return switch (level) {
      case INPATIENT -> 7;
      case RESIDENTIAL, PHP -> 14;
      case IOP -> 30;
      case OP, AFTERCARE -> 90;
    };
  }

  /** The last day for the review of a plan. */
  static LocalDate latest(LocalDate effectiveFrom, LevelOfCare level) {
    return effectiveFrom.plusDays(days(level));
  }

  static Optional<FieldError> check(LocalDate review, LocalDate from, LocalDate latest) {
    if (!review.isAfter(from)) {
      return Optional.of(
          new FieldError("/reviewDueOn", "order", "A review comes after effectiveFrom."));
    }
    return review.isAfter(latest)
        ? Optional.of(
            new FieldError(
                "/reviewDueOn", "too-late", "At this level a review is due by " + latest + "."))
        : Optional.empty();
  }
}
