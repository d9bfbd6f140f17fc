package health.trellis.assessment.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.trellis.assessment.checkin.Trend.State;
import health.trellis.assessment.checkin.Trend.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 1);

  /** Values by day; a point stands for a day without a check-in. */
  @ParameterizedTest
  @CsvSource({
    "30 30 30 30 30 30 30, LEARNING",
    "30 30 30 30 30 30 30 30, STEADY",
    "30 30 30 30 30 30 30 90, RISING",
    "30 30 30 30 30 30 30 52, STEADY",
    "30 30 30 30 30 30 30 53, RISING",
    "30 30 30 30 30 30 30 38 38 38 38, RISING",
    "30 30 30 30 30 30 30 38 38 38, STEADY",
    "30 30 30 30 30 30 30 38 38 . . . 38 38, RISING",
    "30 30 30 30 30 30 30 38 38 . . . . 38 38, STEADY",
    "30 30 30 30 30 30 30 5, EASING",
    "20 50 20 50 20 50 20 60 20 50, STEADY"
  })
  void theDaysAreHeldAgainstWhatIsUsualForThePerson(String days, State state) {
    assertEquals(state, Trend.of(values(days)).state());
  }

  @Test
  void theBaselineIsTheDaysBeforeTheLastFourteen() {
    Trend trend = Trend.of(values("10 ".repeat(20) + "20 ".repeat(14)));

    assertEquals(10.0, trend.baselineMean());
    assertEquals(5.0, trend.baselineDeviation());
    assertEquals(14 * 1.5, trend.up(), 1e-9);
    assertNull(Trend.of(List.of()).baselineMean());
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0, 8, true, 0, 0, 0",
    "0, 10, 0, false, 3, 3, 100",
    "0, 10, 0, , , , 100",
    "5, 5, 7, , , , 38",
    "5, 5, 9, , , , 38",
    "5, 5, 3.5, , , , 50",
    "10, 0, 16, , , , 12",
    "10, 0, 8, false, , , 13",
    "10, 0, 8, , 1, , 6",
    "10, 0, 8, , 9, , 19"
  })
  void aDayIsOneNumberByThePublishedWeights(
      int mood,
      int craving,
      double sleep,
      @Nullable Boolean medication,
      @Nullable Double signs,
      @Nullable Integer triggers,
      int index) {
    assertEquals(
        index, DayIndex.of(new DayIndex.Day(mood, craving, sleep, medication, signs, triggers)));
  }

  private static List<Value> values(String days) {
    List<Value> values = new ArrayList<>();
    List<String> each = Arrays.asList(days.trim().split(" "));
    for (int i = 0; i < each.size(); i++) {
      if (!each.get(i).equals(".")) {
        values.add(new Value(START.plusDays(i), Integer.parseInt(each.get(i))));
      }
    }
    return values;
  }
}
