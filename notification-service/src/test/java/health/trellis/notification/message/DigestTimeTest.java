package health.trellis.notification.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTimeTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-06-01T12:00:00Z, 2026-06-01T22:00:00Z",
    "2026-06-01T22:00:00Z, 2026-06-02T22:00:00Z",
    // The night in which clocks go forward is an hour shorter, and back an hour longer.
    "2026-03-07T23:30:00Z, 2026-03-08T22:00:00Z",
    "2026-10-31T22:30:00Z, 2026-11-01T23:00:00Z"
  })
  void aDigestGoesOutAtSixOfThePersonsOwnClock(Instant now, Instant expected) {
    assertEquals(expected, DigestTime.next(now, ZoneId.of("America/New_York")));
  }
}
