package health.trellis.scheduling.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * A week from Monday to Sunday (ISO 8601) as the clocks of a zone show it: 167 or 169 hours long
 * when they change.
 *
 * @param monday its first day
 * @param zone where
 */
public record IsoWeek(LocalDate monday, ZoneId zone) {
  /** Refuses a first day that is no Monday. */
  public IsoWeek {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week starts on a Monday");
    }
  }

  /** The week that a day is in. */
  public static IsoWeek of(LocalDate day, ZoneId zone) {
    return new IsoWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
  }

  /** The week that an instant is in. */
  public static IsoWeek of(Instant instant, ZoneId zone) {
    return of(LocalDate.ofInstant(instant, zone), zone);
  }

  /** From Monday 00:00 to the next Monday 00:00. */
  public Span span() {
    return new Span(start(), end());
  }

  /** Monday 00:00. */
  public Instant start() {
    return monday.atStartOfDay(zone).toInstant();
  }

  /** The next Monday 00:00. */
  public Instant end() {
    return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
  }

  /** The last day. */
  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  /** The week so many weeks later. */
  public IsoWeek plus(int weeks) {
    return new IsoWeek(monday.plusWeeks(weeks), zone);
  }

  /** How many weeks this one is after another; negative when before. */
  public int weeksSince(IsoWeek other) {
    return Math.toIntExact(ChronoUnit.WEEKS.between(other.monday, monday));
  }

  /** The seven days. */
  public List<LocalDate> days() {
    return Stream.iterate(monday, day -> day.plusDays(1)).limit(7).toList();
  }
}
