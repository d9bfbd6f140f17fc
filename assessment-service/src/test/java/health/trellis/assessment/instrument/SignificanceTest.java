package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reliable, meaningful and clinically significant change, deterioration and relapse. */
class SignificanceTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  @ParameterizedTest
  @CsvSource({
    "phq-9, 14, false, false, false, false, false",
    "phq-9, 14 9, false, false, false, false, false",
    "phq-9, 15 9, true, false, true, false, false",
    "phq-9, 16 10, true, false, false, false, false",
    "phq-9, 9 3, true, false, false, false, false",
    "phq-9, 10 15, false, false, false, false, false",
    "phq-9, 10 16, true, false, false, true, false",
    "phq-9, 14 4 9, false, false, false, false, false",
    "phq-9, 14 4 10, false, false, false, false, true",
    "phq-9, 14 5 10, false, false, false, false, false",
    "phq-9, 4 10, true, false, false, true, false",
    "pcl-5, 40 36, false, false, false, false, false",
    "pcl-5, 40 35, true, false, false, false, false",
    "pcl-5, 40 30, true, true, false, false, false",
    "pcl-5, 40 45, true, false, false, true, false",
    "who-5, 40 48, false, false, false, false, false",
    "who-5, 40 52, false, true, false, false, false"
  })
  void totalsAreReadByThePublishedParameters(
      String code,
      String totals,
      boolean reliable,
      boolean meaningful,
      boolean significant,
      boolean deteriorated,
      boolean relapse) {
    List<Integer> course = Arrays.stream(totals.split(" ")).map(Integer::valueOf).toList();

    assertEquals(
        new Significance(reliable, meaningful, significant, deteriorated, relapse),
        Significance.of(INSTRUMENTS.stored(code).scoring(), course));
  }
}
