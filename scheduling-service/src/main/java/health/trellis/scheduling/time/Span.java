package health.trellis.scheduling.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

/**
 * A stretch of time, its start included and its end not: sessions that touch do not overlap.
 *
 * @param start first instant
 * @param end instant after the last; later than the start
 */
public record Span(Instant start, Instant end) {
  /** Refuses an end that is not after the start. */
  public Span {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("a span ends after it starts");
    }
  }

  /** So many minutes from an instant on, as they pass, whatever clocks do meanwhile. */
  public static Span of(Instant start, int minutes) {
    return new Span(start, start.plus(Duration.ofMinutes(minutes)));
  }

  /** Length in minutes. */
  public int minutes() {
    return Math.toIntExact(Duration.between(start, end).toMinutes());
  }

  /** Before it nothing starts that reaches into this span: no session lasts longer than a day. */
  public Instant reachedFrom() {
    return start.minus(Duration.ofDays(1));
  }

  /** Whether both cover some instant. */
  public boolean overlaps(Span other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** Whether the other lies inside this one. */
  public boolean contains(Span other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /** How long it is from the end of the earlier to the start of the later; zero on overlap. */
  public Duration gapTo(Span other) {
    if (overlaps(other)) {
      return Duration.ZERO;
    }
    return start.isBefore(other.start)
        ? Duration.between(end, other.start)
        : Duration.between(other.end, start);
  }

  /** Whether it ends on another day than it starts on, by the clock of a zone; 24:00 is the day. */
  public boolean crossesMidnight(ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(start, zone);
    return end.isAfter(day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Whether it overlaps none of the others. */
  public boolean isFreeOf(Collection<Span> others) {
    return others.stream().noneMatch(this::overlaps);
  }
}
