package health.trellis.scheduling.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void aTimeThatTheClocksSkipIsNoExactTime() {
    assertTrue(WallClock.exact(LocalDateTime.parse("2027-03-14T02:30"), NEW_YORK).isEmpty());
    assertEquals(
        Instant.parse("2027-03-14T07:00:00Z"),
        WallClock.exact(LocalDateTime.parse("2027-03-14T03:00"), NEW_YORK).orElseThrow());
    assertEquals(
        Instant.parse("2026-11-01T05:30:00Z"),
        WallClock.exact(LocalDateTime.parse("2026-11-01T01:30"), NEW_YORK).orElseThrow());
  }

  @ParameterizedTest(name = "the week of {0} has {1} hours")
  @CsvSource({"2027-01-04, 168", "2027-03-08, 167", "2026-10-26, 169"})
  void aWeekIsAsLongAsItsClocksMakeIt(LocalDate monday, long hours) {
    Span week = new IsoWeek(monday, NEW_YORK).span();
    assertEquals(hours, Duration.between(week.start(), week.end()).toHours());
  }

  @Test
  void sundayNightInTheZoneBelongsToTheWeekThatEnds() {
    Instant sundayNight = Instant.parse("2027-01-11T04:59:59Z");
    assertEquals(LocalDate.of(2027, 1, 4), IsoWeek.of(sundayNight, NEW_YORK).monday());
    assertEquals(
        LocalDate.of(2027, 1, 11), IsoWeek.of(sundayNight.plusSeconds(1), NEW_YORK).monday());
    assertThrows(
        IllegalArgumentException.class, () -> new IsoWeek(LocalDate.of(2027, 1, 5), NEW_YORK));
  }

  @RepeatedTest(200)
  void overlapIsMutualAndSpansThatTouchDoNot(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    Span one = Span.of(Instant.ofEpochSecond(60L * random.nextInt(100)), 1 + random.nextInt(50));
    Span two = Span.of(Instant.ofEpochSecond(60L * random.nextInt(100)), 1 + random.nextInt(50));
    assertEquals(one.overlaps(two), two.overlaps(one), "seed " + run.getCurrentRepetition());
    assertFalse(one.overlaps(Span.of(one.end(), 10)));
    assertTrue(one.overlaps(one));
  }

  @Test
  void datesOfAQueryAreWholeDaysOfTheSite() {
    Span span = TimeRange.parse("2027-03-14", "2027-03-14", NEW_YORK, Instant.EPOCH);
    assertEquals(Instant.parse("2027-03-14T05:00:00Z"), span.start());
    assertEquals(Instant.parse("2027-03-15T04:00:00Z"), span.end());
  }

  @ParameterizedTest
  @CsvSource({
    "2027-13-01, 2027-12-31, 400",
    "yesterday, 2027-12-31, 400",
    "2027-02-02, 2027-02-01, 422",
    "2025-01-01, 2027-01-01, 422"
  })
  void aRangeThatCannotBeIsRefused(String from, String to, int status) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> TimeRange.parse(from, to, NEW_YORK, Instant.EPOCH));
    assertEquals(status, refusal.status());
  }
}
