package health.trellis.notification.preference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest(name = "due {0}, sent {1}")
  @CsvSource({
    // winter: UTC-5, quiet from 02:00Z to 13:00Z
    "2026-01-15T01:59:59Z, 2026-01-15T01:59:59Z",
    "2026-01-15T02:00:00Z, 2026-01-15T13:00:00Z",
    "2026-01-15T12:59:59Z, 2026-01-15T13:00:00Z",
    "2026-01-15T13:00:00Z, 2026-01-15T13:00:00Z",
    // the night on which clocks go forward (8 March 2026): the morning comes an hour earlier
    "2026-03-08T03:00:00Z, 2026-03-08T12:00:00Z",
    // the night on which they go back (1 November 2026): an hour later
    "2026-11-01T03:00:00Z, 2026-11-01T13:00:00Z",
    "2026-11-01T05:30:00Z, 2026-11-01T13:00:00Z",
    "2026-11-01T06:30:00Z, 2026-11-01T13:00:00Z"
  })
  void nothingIsSentBeforeTheMorningOfThePersonsOwnZone(Instant due, Instant sent) {
    assertEquals(sent, QuietHours.DEFAULT.firstAllowed(due, NEW_YORK));
  }

  @ParameterizedTest(name = "{0}-{1} at {2}: {3}")
  @CsvSource({
    "12:00, 14:00, 2026-01-15T11:59:00Z, 2026-01-15T11:59:00Z",
    "12:00, 14:00, 2026-01-15T12:00:00Z, 2026-01-15T14:00:00Z",
    "12:00, 14:00, 2026-01-15T14:00:00Z, 2026-01-15T14:00:00Z",
    "08:00, 08:00, 2026-01-15T08:00:00Z, 2026-01-15T08:00:00Z",
    "00:00, 06:00, 2026-01-15T00:00:00Z, 2026-01-15T06:00:00Z"
  })
  void quietHoursMayLieWithinADayOrBeNone(
      LocalTime from, LocalTime until, Instant due, Instant sent) {
    assertEquals(sent, new QuietHours(from, until).firstAllowed(due, ZoneId.of("UTC")));
  }

  @Test
  void anEndThatDoesNotExistIsTheMomentAfterTheJump() {
    QuietHours quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(2, 30));

    assertEquals(
        Instant.parse("2026-03-08T07:30:00Z"),
        quiet.firstAllowed(Instant.parse("2026-03-08T05:00:00Z"), NEW_YORK));
  }

  @Test
  void whateverTheHourTheAnswerIsAllowedAndAtMostADayAway() {
    for (Instant due = Instant.parse("2026-03-06T00:00:00Z");
        due.isBefore(Instant.parse("2026-03-11T00:00:00Z"));
        due = due.plus(17, ChronoUnit.MINUTES)) {
      Instant sent = QuietHours.DEFAULT.firstAllowed(due, NEW_YORK);
      assertEquals(sent, QuietHours.DEFAULT.firstAllowed(sent, NEW_YORK));
      assertFalse(sent.isBefore(due) || sent.isAfter(due.plus(12, ChronoUnit.HOURS)));
    }
  }
}
