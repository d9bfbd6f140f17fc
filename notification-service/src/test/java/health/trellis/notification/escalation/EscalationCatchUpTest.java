package health.trellis.notification.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.notification.escalation.EscalationPolicy.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an escalation does after the service was down. */
class EscalationCatchUpTest {
  private static final Instant RAISED = Instant.parse("2026-03-02T10:00:00Z");
  private static final EscalationPolicy IMMINENT =
      new EscalationPolicy(
          List.of(
              new Step(EscalationTarget.ON_CALL, Duration.ZERO),
              new Step(EscalationTarget.COORDINATOR, Duration.ofMinutes(5)),
              new Step(EscalationTarget.PROGRAM_ADMIN, Duration.ofMinutes(10))));

  @ParameterizedTest(name = "page {0}, seen {1} after the alert, goes out {2} after it")
  @CsvSource({
    "1, PT1M, PT5M",
    "2, PT5M, PT10M",
    "3, PT10M, PT15M",
    // late: steps that were missed follow soon, repeats keep their pause
    "1, PT2H, PT2H5S",
    "2, PT2H5S, PT2H10S",
    "3, PT2H10S, PT2H5M10S",
    "9, PT3H, PT3H5M"
  })
  void missedStepsAreTakenSoonAndMissedRepeatsAreNotMadeUpFor(
      int page, Duration seen, Duration out) {
    assertEquals(RAISED.plus(out), IMMINENT.next(page - 1, page, RAISED, RAISED.plus(seen)));
  }

  @ParameterizedTest(name = "page {1} after {0}, seen {2} after the alert, goes out {3} after it")
  @CsvSource({
    // nobody behind the second step: the third keeps its own time
    "0, 2, PT0S, PT10M",
    // the clock went back an hour since the alert
    "0, 1, PT-1H, PT-55M",
    "0, 2, PT-1H, PT-50M",
    "2, 3, PT-50M, PT-45M",
    // or forward
    "0, 1, PT1H, PT1H5S",
    "2, 3, PT1H10M, PT1H15M"
  })
  void noWaitIsLongerThanThePolicySaysWhateverTheClockDoes(
      int taken, int page, Duration seen, Duration out) {
    assertEquals(RAISED.plus(out), IMMINENT.next(taken, page, RAISED, RAISED.plus(seen)));
  }

  @ParameterizedTest
  @CsvSource({"1, PT5M", "2, PT10M", "3, PT15M", "5, PT15M"})
  void nobodyWaitsLongerThanARound(int page, Duration wait) {
    assertEquals(wait, IMMINENT.longestWait(page));
  }
}
