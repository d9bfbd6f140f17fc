package health.trellis.patient.sobriety;

import health.trellis.patient.sobriety.SobrietyCourse.Reached;
import health.trellis.patient.sobriety.SobrietyDto.SobrietyView;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sobriety dates as answers, with a word that does not judge. */
final class SobrietyViews {
  private SobrietyViews() {}

  static SobrietyView of(SobrietyDate date, List<SobrietyReset> resets, LocalDate today) {
    SobrietyCourse course = SobrietyCourse.of(date.startedOn(), resets);
    LocalDate until = Objects.requireNonNullElse(date.stoppedOn(), today);
    Optional<Reached> next =
        date.stoppedOn() == null ? SobrietyCourse.next(course.since(), today) : Optional.empty();
    return new SobrietyView(
        date.id(),
        date.patientId(),
        date.kind(),
        date.what(),
        date.startedOn(),
        course.since(),
        course.currentDays(until),
        course.longestDays(until),
        course.totalDays(until),
        next.map(Reached::days).orElse(null),
        next.map(Reached::on).orElse(null),
        message(date, course, until),
        resets.stream().map(SobrietyReset::view).toList(),
        date.stoppedOn());
  }

  private static String message(SobrietyDate date, SobrietyCourse course, LocalDate until) {
    int current = course.currentDays(until);
    int total = course.totalDays(until);
    if (date.stoppedOn() != null) {
      return "Not counted any more. Your %s stay yours.".formatted(days(total));
    }
    if (current == 0) {
      return total == 0
          ? "A beginning. One day at a time."
          : "A new beginning. Your %s before it stay yours.".formatted(days(total));
    }
    if (course.breaks().isEmpty()) {
      return "%s. Each one is yours.".formatted(days(current));
    }
    return "%s since your new beginning, %s in all. Each one is yours."
        .formatted(days(current), days(total));
  }

  private static String days(int count) {
    return count == 1 ? "1 day" : count + " days";
  }
}
