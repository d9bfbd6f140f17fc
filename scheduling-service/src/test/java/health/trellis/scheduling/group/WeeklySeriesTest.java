package health.trellis.scheduling.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.scheduling.time.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklySeriesTest {
  @ParameterizedTest(name = "{0} {1} in {2} is {3}")
  @CsvSource({
    // 09:00 stays 09:00 on both sides of a change
    "2027-03-12, 09:00, America/New_York, 2027-03-12T14:00:00Z",
    "2027-03-19, 09:00, America/New_York, 2027-03-19T13:00:00Z",
    "2026-10-30, 09:00, America/New_York, 2026-10-30T13:00:00Z",
    "2026-11-06, 09:00, America/New_York, 2026-11-06T14:00:00Z",
    "2027-03-26, 09:00, Europe/Berlin, 2027-03-26T08:00:00Z",
    "2027-04-02, 09:00, Europe/Berlin, 2027-04-02T07:00:00Z",
    "2027-04-02, 09:00, America/Phoenix, 2027-04-02T16:00:00Z",
    // the clocks skip 02:00 to 03:00: the meeting starts as much later as they skip
    "2027-03-14, 02:30, America/New_York, 2027-03-14T07:30:00Z",
    // 01:30 comes twice: the meeting starts at the first
    "2026-11-01, 01:30, America/New_York, 2026-11-01T05:30:00Z",
    // half an hour only, at the other end of the world
    "2026-10-04, 02:15, Australia/Lord_Howe, 2026-10-03T15:45:00Z",
  })
  void aSeriesIsReadFromTheClockOnTheWall(
      LocalDate day, LocalTime time, ZoneId zone, Instant expected) {
    WeeklySeries series = series(Set.of(day.getDayOfWeek()), time, 60, null, null);
    assertEquals(new Span(expected, expected.plusSeconds(3600)), series.meetingOn(day, zone));
  }

  @Test
  void aMeetingOverTheChangeLastsItsMinutes() {
    WeeklySeries series = series(Set.of(DayOfWeek.SUNDAY), LocalTime.of(1, 0), 180, null, null);
    Span spring = series.meetingOn(LocalDate.of(2027, 3, 14), ZoneId.of("America/New_York"));
    assertEquals(180, spring.minutes());
    assertEquals(Instant.parse("2027-03-14T09:00:00Z"), spring.end());
  }

  @Test
  void aSeriesMeetsOnItsWeekdaysBetweenItsFirstAndLastDay() {
    WeeklySeries series =
        series(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
            LocalTime.NOON,
            60,
            LocalDate.of(2027, 1, 7),
            LocalDate.of(2027, 1, 18));
    assertEquals(
        List.of(
            LocalDate.of(2027, 1, 7),
            LocalDate.of(2027, 1, 11),
            LocalDate.of(2027, 1, 14),
            LocalDate.of(2027, 1, 18)),
        series.daysBetween(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 2, 1)));
    assertEquals(List.of(), series.daysBetween(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 1)));
  }

  private static WeeklySeries series(
      Set<DayOfWeek> days,
      LocalTime time,
      int minutes,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    return new WeeklySeries(days, time, minutes, from, until);
  }
}
