package health.trellis.scheduling.hours;

import health.trellis.scheduling.booking.BookedSession;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts the days that count: those with the program's minimum of minutes, three hours by default.
 */
final class TreatmentDays {
  private TreatmentDays() {}

  static int count(List<BookedSession> places, int minimumMinutes) {
    return (int)
        places.stream()
            .filter(place -> place.attendance() != null)
            .collect(
                Collectors.groupingBy(
                    TreatmentDays::day, Collectors.summingInt(TreatmentDays::credit)))
            .values()
            .stream()
            .filter(minutes -> minutes >= minimumMinutes)
            .count();
  }

  private static LocalDate day(BookedSession place) {
    return LocalDate.ofInstant(place.session().span().start(), place.session().zone());
  }

  static int credit(BookedSession place) {
    return place.attendance() == null ? 0 : place.attendance().minutes();
  }
}
