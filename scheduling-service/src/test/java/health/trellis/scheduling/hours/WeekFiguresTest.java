package health.trellis.scheduling.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.scheduling.hours.WeekFigures.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekFiguresTest {
  @ParameterizedTest(name = "{0} of {1} prescribed and {2} at least: {3}")
  @CsvSource({
    "540, 540, 540, MET",
    "539, 540, 540, FELL_SHORT",
    "600, 540, 540, MET",
    // the plan asks for more than the program, or for less
    "560, 600, 540, FELL_SHORT",
    "480, 400, 540, FELL_SHORT",
    "540, 400, 540, MET",
    "0, 540, 540, FELL_SHORT",
    "0, 0, 0, MET"
  })
  void aWeekIsEnoughWhenPrescriptionAndMinimumAreMet(
      int attended, int prescribed, int minimum, Outcome outcome) {
    assertEquals(outcome, new WeekFigures(600, attended, prescribed, minimum).outcome());
  }
}
