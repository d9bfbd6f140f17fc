package health.trellis.assessment.checkin;

import health.trellis.event.patient.HighRiskDate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hard day of the plan that a day is close to: from three days before it to the day after, when
 * what it stirred up still lasts. The window is Trellis's own.
 *
 * @param id of the plan's date
 * @param text what the day is, in the patient's words
 * @param on the day
 * @param daysAway 3 to 0 before and on it, -1 after it
 * @param coping what the patient planned for it
 */
public record NearDate(UUID id, String text, LocalDate on, int daysAway, @Nullable String coping) {
  private static final int BEFORE = 3;
  private static final int AFTER = 1;

  /** The date as seen from a day; empty where it is not close. */
  static Optional<NearDate> of(HighRiskDate date, LocalDate day) {
    return occurrences(date, day)
        .filter(on -> !day.isBefore(on.minusDays(BEFORE)) && !day.isAfter(on.plusDays(AFTER)))
        .findFirst()
        .map(
            on ->
                new NearDate(
                    date.id(),
                    date.text(),
                    on,
                    Math.toIntExact(ChronoUnit.DAYS.between(day, on)),
                    date.coping()));
  }

  /** A yearly day also in the years beside; 29 February is 28 February where there is none. */
  private static Stream<LocalDate> occurrences(HighRiskDate date, LocalDate day) {
    return date.yearly()
        ? Stream.of(day.getYear() - 1, day.getYear(), day.getYear() + 1).map(date.on()::withYear)
        : Stream.of(date.on());
  }
}
