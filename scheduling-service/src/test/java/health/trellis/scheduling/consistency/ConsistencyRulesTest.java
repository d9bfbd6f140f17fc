package health.trellis.scheduling.consistency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.AttendanceRiskReason;
import health.trellis.event.AttendanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyRulesTest {
  private static final Instant NOW = Instant.parse("2027-03-01T14:00:00Z");

  /** A attended, L late, N no-show, E excused: a session every other day, the last one today. */
  @ParameterizedTest(name = "{0}: streak {1}, longest {2}, misses {3}")
  @CsvSource({
    "A, 1, 1, 0",
    "AALA, 4, 4, 0",
    "AANA, 1, 2, 0",
    "AAEA, 3, 3, 0",
    "AAN, 0, 2, 1",
    "ANEN, 0, 1, 2",
    "NNA, 1, 1, 0",
    "EE, 0, 0, 0"
  })
  void streaksPassOverExcusedAbsences(String course, int streak, int longest, int misses) {
    assertEquals(new Consistency(streak, longest, misses), Consistency.of(outcomes(course)));
  }

  @ParameterizedTest(name = "{0} raises {1}")
  @CsvSource({
    "AAAAAAAAAAAA, ''",
    "AAAAAAAAAAAN, ''",
    "AAAAAAAAAANN, CONSECUTIVE_MISSES",
    "AAAAAAAAANEN, CONSECUTIVE_MISSES",
    // 100 % before; in the last two weeks 5 of 7: 71 %.
    "AAAAAAAAANANA, FALLING_TREND",
    "AAAAAAAAAAANA, ''",
    // Too little before to speak of a fall.
    "AANANANA, ''"
  })
  void worriesAreMissesInARowAndAFall(String course, String reasons) {
    Set<AttendanceRiskReason> found = RiskRule.judge(outcomes(course), NOW).reasons();
    assertEquals(reasons, String.join(" ", found.stream().map(Enum::name).toList()));
  }

  @Test
  void timeAttendedIsOfTheTimeBookedWithoutExcusedAbsences() {
    List<Outcome> outcomes = outcomes("LEN");
    assertEquals(
        25, Consistency.percent(outcomes, NOW.minus(Duration.ofDays(28)), NOW.plusSeconds(1), 1));
  }

  private static List<Outcome> outcomes(String course) {
    List<Outcome> all = new ArrayList<>();
    for (int i = 0; i < course.length(); i++) {
      Instant start =
          NOW.minus(Duration.ofHours(1)).minus(Duration.ofDays(2L * (course.length() - 1 - i)));
      all.add(
          switch (course.charAt(i)) {
            case 'A' -> new Outcome(start, AttendanceStatus.ATTENDED, 60, 60);
            case 'L' -> new Outcome(start, AttendanceStatus.LATE, 30, 60);
            case 'N' -> new Outcome(start, AttendanceStatus.NO_SHOW, 0, 60);
            default -> new Outcome(start, AttendanceStatus.EXCUSED, 0, 60);
          });
    }
    return all;
  }
}
