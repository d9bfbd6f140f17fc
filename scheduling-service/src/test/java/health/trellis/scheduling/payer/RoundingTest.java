package health.trellis.scheduling.payer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
  @ParameterizedTest(name = "{2} of {3} minutes in units of {0}, {1}: {4}")
  @CsvSource({
    "1, DOWN, 53, 60, 53",
    "15, DOWN, 59, 60, 45",
    "15, DOWN, 14, 60, 0",
    "15, UP, 46, 60, 60",
    "15, UP, 0, 60, 0",
    "15, MIDPOINT, 7, 60, 0",
    "15, MIDPOINT, 8, 60, 15",
    "15, MIDPOINT, 22, 60, 15",
    "15, MIDPOINT, 23, 60, 30",
    "60, MIDPOINT, 30, 180, 0",
    "60, MIDPOINT, 31, 180, 60",
    "60, MIDPOINT, 151, 180, 180",
    "60, UP, 50, 50, 50"
  })
  void wholeUnitsAreCreditedAndNeverMoreThanTheSession(
      int unit, Rounding.Part part, int present, int session, int credit) {
    assertEquals(credit, new Rounding(unit, part).credit(present, session));
  }
}
