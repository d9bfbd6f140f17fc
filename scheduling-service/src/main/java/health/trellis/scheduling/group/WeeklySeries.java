package health.trellis.scheduling.group;

import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.WallClock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a group meets, week after week, by the clock on the site's wall: 09:00 stays 09:00 when
 * clocks change. Where the clocks skip the hour, that one meeting starts as much later as they
 * skip.
 *
 * @param weekdays on which days
 * @param startTime when
 * @param minutes how long, as minutes pass
 * @param from first day; open when absent
 * @param until last day; open when absent
 */
public record WeeklySeries(
    Set<DayOfWeek> weekdays,
    LocalTime startTime,
    int minutes,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  /** The days of meetings from one day to another, both included. */
  public List<LocalDate> daysBetween(LocalDate first, LocalDate last) {
    LocalDate start = from == null || from.isBefore(first) ? first : from;
    LocalDate end = until == null || until.isAfter(last) ? last : until;
    return start.isAfter(end)
        ? List.of()
        : start
            .datesUntil(end.plusDays(1))
            .filter(day -> weekdays.contains(day.getDayOfWeek()))
            .toList();
  }

  /** The meeting of a day. */
  public Span meetingOn(LocalDate day, ZoneId zone) {
    return Span.of(WallClock.occurrence(day.atTime(startTime), zone), minutes);
  }
}
