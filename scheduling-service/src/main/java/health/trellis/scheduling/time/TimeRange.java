package health.trellis.scheduling.time;

import health.trellis.kit.http.IsoText;
import health.trellis.kit.http.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the {@code from} and {@code to} of a query: dates (both included) or instants. */
public final class TimeRange {
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int DEFAULT_DAYS = 28;

  private TimeRange() {}

  /** The span asked for; four weeks from today on when nothing is said. */
  public static Span parse(@Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
    Instant start =
        from == null
            ? LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant()
            : read("from", from, zone, 0);
    Instant end = to == null ? start.plus(Duration.ofDays(DEFAULT_DAYS)) : read("to", to, zone, 1);
    if (!end.isAfter(start)) {
      throw Refusal.invalid("to", "order", "to is after from.");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw Refusal.invalid("to", "range", "Ask for 400 days at the most.");
    }
    return new Span(start, end);
  }

  private static Instant read(String name, String text, ZoneId zone, int plusDays) {
    try {
      return text.indexOf('T') > 0
          ? IsoText.instant(text)
          : IsoText.date(text).plusDays(plusDays).atStartOfDay(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw Refusal.badRequest(
          name, "format", name + " is a date such as 2026-03-02 or an instant in UTC.");
    }
  }
}
