package health.trellis.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPausesTest {
  @ParameterizedTest(name = "after {0} failures with chance {1}: {2}")
  @CsvSource({
    "1, 0.0, PT10S",
    "1, 1.0, PT12S",
    "2, 0.0, PT25S",
    "2, 0.5, PT27.5S",
    "3, 0.0, PT1M2.5S",
    "8, 0.0, PT1H",
    "50, 1.0, PT1H12M"
  })
  void pausesGrowAreSpreadAndEndAtAnHour(int failures, double chance, Duration pause) {
    assertEquals(pause, RetryPauses.after(failures, chance));
  }
}
