package health.trellis.notification.escalation;

import static health.trellis.notification.escalation.EscalationTarget.COORDINATOR;
import static health.trellis.notification.escalation.EscalationTarget.ON_CALL;
import static health.trellis.notification.escalation.EscalationTarget.PROGRAM_ADMIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.notification.escalation.EscalationPolicy.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationPolicyTest {
  private static final EscalationPolicy IMMINENT =
      new EscalationPolicy(
          List.of(
              new Step(ON_CALL, Duration.ZERO),
              new Step(COORDINATOR, Duration.ofMinutes(5)),
              new Step(PROGRAM_ADMIN, Duration.ofMinutes(10))));

  @ParameterizedTest(name = "page {0} goes to {1} after {2} minutes")
  @CsvSource({
    "0, ON_CALL, 0",
    "1, COORDINATOR, 5",
    "2, PROGRAM_ADMIN, 10",
    "3, PROGRAM_ADMIN, 15",
    "10, PROGRAM_ADMIN, 50"
  })
  void theLastStepIsRepeatedForAsLongAsNobodyAnswers(
      int page, EscalationTarget target, long minutes) {
    assertEquals(target, IMMINENT.target(page));
    assertEquals(Duration.ofMinutes(minutes), IMMINENT.due(page));
  }

  @ParameterizedTest(name = "page {0} goes to {1} after {2} minutes")
  @CsvSource({
    "0, ON_CALL, 0",
    "2, PROGRAM_ADMIN, 10",
    "3, ON_CALL, 30",
    "4, COORDINATOR, 35",
    "5, PROGRAM_ADMIN, 40",
    "6, ON_CALL, 60"
  })
  void allStepsMayBeRepeatedFromTheFirst(int page, EscalationTarget target, long minutes) {
    EscalationPolicy rounds =
        new EscalationPolicy(
            IMMINENT.steps(), new EscalationPolicy.Repeat(Duration.ofMinutes(20), true));

    assertEquals(target, rounds.target(page));
    assertEquals(Duration.ofMinutes(minutes), rounds.due(page));
  }

  @Test
  void thePauseOfRepeatsMayBeChosen() {
    EscalationPolicy slow =
        new EscalationPolicy(
            IMMINENT.steps(), new EscalationPolicy.Repeat(Duration.ofHours(1), false));

    assertEquals(PROGRAM_ADMIN, slow.target(4));
    assertEquals(Duration.ofMinutes(130), slow.due(4));
  }

  @Test
  void aSingleStepIsRepeatedToo() {
    EscalationPolicy single = new EscalationPolicy(List.of(new Step(ON_CALL, Duration.ZERO)));

    assertEquals(Duration.ofMinutes(2), single.due(2));
  }

  @Test
  void stepsComeOneAfterTheOther() {
    assertTrue(IMMINENT.isOrdered());
    assertFalse(new EscalationPolicy(List.of()).isOrdered());
    assertFalse(
        new EscalationPolicy(
                List.of(
                    new Step(ON_CALL, Duration.ofMinutes(5)), new Step(COORDINATOR, Duration.ZERO)))
            .isOrdered());
  }
}
