package health.trellis.scheduling.planner.solve;

import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Minutes and days counted from the first Monday 00:00 of the weeks that are planned. Minutes pass
 * as they do, whatever clocks do meanwhile; days and hours are those on the site's wall.
 *
 * @param monday first day
 * @param weeks how many weeks are planned
 * @param zone the site's
 */
public record Timeline(LocalDate monday, int weeks, ZoneId zone) {
  private static final int DAYS = 7;

  /** A week by its number, from 0 on. */
  public IsoWeek week(int number) {
    return new IsoWeek(monday, zone).plus(number);
  }

  /** All of the time that is planned. */
  public Span span() {
    return new Span(week(0).start(), week(weeks).start());
  }

  /** The minute of an instant; negative before the first Monday. */
  public int minute(Instant instant) {
    return Math.toIntExact(Duration.between(week(0).start(), instant).toMinutes());
  }

  /** The instant of a minute. */
  public Instant instant(int minute) {
    return week(0).start().plus(Duration.ofMinutes(minute));
  }

  /** The span between two minutes. */
  public Span span(int start, int end) {
    return new Span(instant(start), instant(end));
  }

  /** The day that a minute is in, from 0 on. */
  public int day(int minute) {
    return Math.toIntExact(
        ChronoUnit.DAYS.between(monday, LocalDate.ofInstant(instant(minute), zone)));
  }

  /** The date of a day. */
  public LocalDate date(int day) {
    return monday.plusDays(day);
  }

  /** The minute of the day that the wall's clock shows. */
  public int clock(int minute) {
    LocalTime time = LocalTime.ofInstant(instant(minute), zone);
    return time.getHour() * 60 + time.getMinute();
  }

  /** The number of the week that a day is in. */
  public static int weekOf(int day) {
    return Math.floorDiv(day, DAYS);
  }

  /** From 0 for Monday to 6 for Sunday. */
  public static int weekday(int day) {
    return Math.floorMod(day, DAYS);
  }
}
