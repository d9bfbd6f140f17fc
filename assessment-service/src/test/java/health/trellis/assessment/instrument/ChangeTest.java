package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.instrument.Scoring.ChangeRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  private static final ChangeRule PHQ9 = new ChangeRule("test", 50, 5, 6, 10);

  @ParameterizedTest
  @CsvSource({
    "20, 10, true, true, false",
    "20, 11, true, false, false",
    "20, 14, true, false, false",
    "20, 15, false, false, false",
    "10, 16, true, false, false",
    "10, 15, false, false, false",
    "10, 5, false, true, false",
    "10, 4, true, true, true",
    "4, 4, false, false, true",
    "0, 0, false, false, true"
  })
  void changeIsReadByThePublishedRule(
      int baseline, int total, boolean reliable, boolean response, boolean remission) {
    Change change = Change.of(PHQ9, total, baseline, baseline);

    assertEquals(
        new Change(total - baseline, total - baseline, reliable, response, remission), change);
  }
}
