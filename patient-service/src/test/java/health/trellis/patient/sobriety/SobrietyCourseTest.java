package health.trellis.patient.sobriety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.patient.sobriety.SobrietyCourse.Break;
import health.trellis.patient.sobriety.SobrietyCourse.Reached;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SobrietyCourseTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  @Test
  void aResetKeepsTheLongestAndAllDays() {
    Break wedding = new Break(LocalDate.of(2026, 2, 11), LocalDate.of(2026, 2, 12));
    SobrietyCourse course = new SobrietyCourse(START, List.of(wedding));
    LocalDate today = LocalDate.of(2026, 2, 24);
    assertEquals(12, course.currentDays(today));
    assertEquals(41, course.longestDays(today));
    assertEquals(53, course.totalDays(today));
  }

  @RepeatedTest(50)
  void noResetTakesADayAway(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    List<Break> breaks = new ArrayList<>();
    LocalDate day = START;
    int total = 0;
    for (int i = 0; i < 8; i++) {
      int length = random.nextInt(60);
      day = day.plusDays(length);
      total += length;
      SobrietyCourse before = new SobrietyCourse(START, List.copyOf(breaks));
      breaks.add(new Break(day, day));
      SobrietyCourse after = new SobrietyCourse(START, breaks);
      assertEquals(total, before.totalDays(day));
      assertEquals(total, after.totalDays(day));
      assertEquals(before.longestDays(day), after.longestDays(day));
      assertTrue(after.longestDays(day) <= after.totalDays(day));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01,    , 1",
    "2026-01-02,   1, 7",
    "2026-01-30,  14, 30",
    "2026-01-31,  30, 60",
    "2026-12-31, 270, 365",
    "2027-01-01, 365, 730",
    "2029-01-01, 1096, 1461",
  })
  void tokensComeByDaysAndThenByYears(LocalDate today, Integer reached, int next) {
    assertEquals(
        Optional.ofNullable(reached), SobrietyCourse.reached(START, today).map(Reached::days));
    assertEquals(Optional.of(next), SobrietyCourse.next(START, today).map(Reached::days));
  }
}
