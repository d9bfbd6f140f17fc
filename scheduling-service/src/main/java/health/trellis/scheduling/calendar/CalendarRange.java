package health.trellis.scheduling.calendar;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that a calendar shows.
 *
 * @param span from when to when
 * @param zone whose days and weeks these are
 */
record CalendarRange(Span span, ZoneId zone) {
  /** Days that an agenda reaches ahead. */
  private static final int AGENDA_DAYS = 30;

  /** What a view shows. */
  enum View {
    /** From midnight to midnight. */
    DAY,
    /** From Monday to Sunday (ISO 8601). */
    WEEK,
    /** Thirty days from a day on. */
    AGENDA
  }

  /** A view around a day, today when none is given; or from and to when no view is. */
  static CalendarRange of(CalendarQuery query, ZoneId zone, Instant now) {
    if (query.view == null) {
      if (query.date != null) {
        throw Refusal.invalid("date", "view", "date goes with view; without, give from and to.");
      }
      return new CalendarRange(TimeRange.parse(query.from, query.to, zone, now), zone);
    }
    if (query.from != null || query.to != null) {
      throw Refusal.invalid("from", "view", "Give view and date, or from and to.");
    }
    LocalDate day =
        Optional.<@Nullable LocalDate>ofNullable(query.date)
            .orElseGet(() -> LocalDate.ofInstant(now, zone));
    return switch (query.view) {
      case DAY -> days(day, 1, zone);
      case WEEK -> new CalendarRange(IsoWeek.of(day, zone).span(), zone);
      case AGENDA -> days(day, AGENDA_DAYS, zone);
    };
  }

  private static CalendarRange days(LocalDate from, int days, ZoneId zone) {
    return new CalendarRange(
        new Span(
            from.atStartOfDay(zone).toInstant(),
            from.plusDays(days).atStartOfDay(zone).toInstant()),
        zone);
  }
}
