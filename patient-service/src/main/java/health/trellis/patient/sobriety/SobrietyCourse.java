package health.trellis.patient.sobriety;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days of a sobriety date: full days from the first to the last of each stretch.
 *
 * @param startedOn the first day of the first stretch
 * @param breaks where a stretch ended and the next began, in order
 */
record SobrietyCourse(LocalDate startedOn, List<Break> breaks) {
  /** The days for which peer groups give their tokens; after them come the years. */
  private static final List<Integer> DAYS = List.of(1, 7, 14, 30, 60, 90, 180, 270);

  private static final int MOST_YEARS = 80;

  /**
   * The end of a stretch.
   *
   * @param on the day that it ended
   * @param resumedOn the first day of the next, not before
   */
  record Break(LocalDate on, LocalDate resumedOn) {}

  /**
   * A number of days worth celebrating.
   *
   * @param days how many
   * @param on when they were full
   */
  record Reached(int days, LocalDate on) {}

  /** The first day of the stretch that runs. */
  LocalDate since() {
    return breaks.isEmpty() ? startedOn : breaks.getLast().resumedOn();
  }

  int currentDays(LocalDate today) {
    return days(since(), today);
  }

  int longestDays(LocalDate today) {
    return stretches(today).max().orElse(0);
  }

  int totalDays(LocalDate today) {
    return stretches(today).sum();
  }

  private IntStream stretches(LocalDate today) {
    IntStream closed =
        IntStream.range(0, breaks.size())
            .map(i -> days(i == 0 ? startedOn : breaks.get(i - 1).resumedOn(), breaks.get(i).on()));
    return IntStream.concat(closed, IntStream.of(currentDays(today)));
  }

  /** What was reached last on a day, of a stretch that began on another. */
  static Optional<Reached> reached(LocalDate since, LocalDate today) {
    return all(since)
        .filter(mark -> !mark.on().isAfter(today))
        .max(Comparator.comparing(Reached::on));
  }

  /** What comes next. */
  static Optional<Reached> next(LocalDate since, LocalDate today) {
    return all(since)
        .filter(mark -> mark.on().isAfter(today))
        .min(Comparator.comparing(Reached::on));
  }

  private static Stream<Reached> all(LocalDate since) {
    Stream<LocalDate> days = DAYS.stream().map(since::plusDays);
    Stream<LocalDate> years = IntStream.rangeClosed(1, MOST_YEARS).mapToObj(since::plusYears);
    return Stream.of(days, years)
        .flatMap(marks -> marks)
        .map(on -> new Reached(days(since, on), on));
  }

  private static int days(LocalDate from, LocalDate until) {
    return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(from, until)));
  }

  static SobrietyCourse of(LocalDate startedOn, Collection<SobrietyReset> resets) {
    return new SobrietyCourse(
        startedOn,
        resets.stream()
            .map(reset -> new Break(reset.on(), reset.resumedOn()))
            .sorted(Comparator.comparing(Break::on))
            .toList());
  }
}
