package health.trellis.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReminderTimesTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Instant SESSION = Instant.parse("2026-03-09T14:00:00Z");

  @Test
  void bothRemindersComeWhenThereIsTime() {
    assertEquals(
        Map.of(
            DAY, Instant.parse("2026-03-08T14:00:00Z"),
            TWO_HOURS, Instant.parse("2026-03-09T12:00:00Z")),
        times("2026-03-01T00:00:00Z"));
  }

  @Test
  void aReminderWhoseTimeHasPassedDoesNotCome() {
    assertEquals(
        Map.of(TWO_HOURS, Instant.parse("2026-03-09T12:00:00Z")), times("2026-03-08T14:00:00Z"));
    assertEquals(Map.of(), times("2026-03-09T13:00:00Z"));
    assertEquals(Map.of(), times("2026-03-10T00:00:00Z"));
  }

  private static Map<Duration, Instant> times(String now) {
    return ReminderTimes.of(SESSION, List.of(DAY, TWO_HOURS), Instant.parse(now));
  }
}
