package health.trellis.patient.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom an overdue task goes, and when. */
class EscalationTest {
  @ParameterizedTest
  @CsvSource({
    "NONE,          CLINICIAN,   true,  -PT1S,     ",
    "NONE,          CLINICIAN,   true,  PT0S,      SUPERVISOR",
    "NONE,          CLINICIAN,   false, PT1H,      COORDINATOR",
    "NONE,          COORDINATOR, false, PT1H,      PROGRAM_ADMIN",
    "NONE,          COORDINATOR, true,  PT1H,      PROGRAM_ADMIN",
    "SUPERVISOR,    CLINICIAN,   true,  PT23H59M,  ",
    "SUPERVISOR,    CLINICIAN,   true,  PT24H,     PROGRAM_ADMIN",
    "COORDINATOR,   CLINICIAN,   false, PT24H,     PROGRAM_ADMIN",
    "PROGRAM_ADMIN, CLINICIAN,   true,  PT1000H,   ",
  })
  void whatNobodyDoesInTimeGoesUp(
      Escalation present,
      Assignee assignee,
      boolean supervised,
      Duration overdue,
      Escalation next) {
    assertEquals(next, present.next(assignee, supervised, overdue).orElse(null));
  }
}
