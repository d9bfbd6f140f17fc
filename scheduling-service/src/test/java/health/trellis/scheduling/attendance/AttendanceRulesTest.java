package health.trellis.scheduling.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.event.AttendanceStatus;
import health.trellis.kit.http.Refusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendanceRulesTest {
  @ParameterizedTest(name = "{0} with {1} of {2} minutes is credited {3}")
  @CsvSource({
    "ATTENDED, , 180, 180",
    "ATTENDED, 170, 180, 170",
    "LATE, 150, 180, 150",
    "LEFT_EARLY, 0, 180, 0",
    "LEFT_EARLY, 180, 180, 180",
    "NO_SHOW, , 180, 0",
    "NO_SHOW, 0, 180, 0",
    "EXCUSED, , 180, 0"
  })
  void creditGoesFromNothingToTheWholeSession(
      AttendanceStatus status, @Nullable Integer minutes, int session, int credit) {
    assertEquals(credit, AttendanceCredit.of(status, minutes, session));
  }

  @ParameterizedTest(name = "{0} with {1} of {2} minutes is refused")
  @CsvSource({
    "ATTENDED, 181, 180",
    "LATE, , 180",
    "LATE, 200, 180",
    "LEFT_EARLY, , 180",
    "NO_SHOW, 10, 180",
    "EXCUSED, 1, 180"
  })
  void creditThatCannotBeIsRefused(
      AttendanceStatus status, @Nullable Integer minutes, int session) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> AttendanceCredit.of(status, minutes, session));
    assertEquals(422, refusal.status());
    assertEquals("/minutes", refusal.errors().getFirst().pointer());
  }

  @ParameterizedTest(name = "{0} after {1} makes {2} in a row")
  @CsvSource({
    "NO_SHOW, '', 1",
    "NO_SHOW, 'NO_SHOW', 2",
    "NO_SHOW, 'NO_SHOW NO_SHOW ATTENDED NO_SHOW', 3",
    "NO_SHOW, 'ATTENDED NO_SHOW', 1",
    "NO_SHOW, 'EXCUSED NO_SHOW', 2",
    "NO_SHOW, 'EXCUSED LATE NO_SHOW', 1",
    "ATTENDED, 'NO_SHOW NO_SHOW', 0",
    "EXCUSED, 'NO_SHOW NO_SHOW', 0"
  })
  void noShowsInARowAreCounted(AttendanceStatus status, String before, int misses) {
    List<AttendanceStatus> history =
        Arrays.stream(before.split(" "))
            .filter(text -> !text.isEmpty())
            .map(AttendanceStatus::valueOf)
            .toList();
    assertEquals(misses, ConsecutiveMisses.upTo(status, history));
  }
}
