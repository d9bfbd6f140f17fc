package health.trellis.patient.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.LevelOfCare;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.screening.ScreeningDto.CriterionFinding;
import health.trellis.patient.screening.ScreeningDto.DimensionFinding;
import health.trellis.patient.screening.ScreeningDto.RecordScreening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScreeningRulesTest {

  @ParameterizedTest(name = "risks {0} point to {1}")
  @CsvSource({
    "000000, 0.5",
    "001000, 1",
    "000200, 1",
    "002000, 2.1",
    "000030, 2.1",
    "000220, 2.1",
    "003000, 2.5",
    "000330, 2.5",
    "000004, 3.1",
    "000040, 3.5",
    "000430, 3.5",
    "000400, 2.1",
    "300000, 3.7",
    "003030, 3.7",
    "004000, 4",
    "400444, 4",
  })
  void risksOfTheThirdEditionPointToALevel(String risks, String level) {
    assertEquals(level, AsamThird.indicate(risks(risks)).asamLevel().number());
  }

  /** All 15,625 profiles, each raised by one in each dimension. */
  @Test
  void aHigherRiskNeverPointsToLessCare() {
    for (int profile = 0; profile < Math.pow(5, 6); profile++) {
      String digits = String.format("%6s", Integer.toString(profile, 5)).replace(' ', '0');
      AsamLevel level = AsamThird.indicate(risks(digits)).asamLevel();
      for (int dimension = 1; dimension <= 6; dimension++) {
        Map<Integer, Integer> higher = risks(digits);
        higher.merge(dimension, 1, (a, b) -> Math.min(4, a + b));
        assertTrue(level.compareTo(AsamThird.indicate(higher).asamLevel()) <= 0, digits);
      }
    }
  }

  @ParameterizedTest(name = "least levels {0} recommend {1}")
  @CsvSource({
    "1.5, 1.5",
    "1.5 2.1, 2.1",
    "2.5 1.7, 2.7",
    "2.1 1.7, 2.7",
    "3.1 2.7, 3.7",
    "2.5 3.1 3.1, 3.1",
    "3.5 4, 4",
  })
  void theMostIntensiveDimensionOfTheFourthEditionRecommends(String least, String level) {
    Map<Integer, AsamLevel> byDimension = new TreeMap<>();
    for (String number : least.split(" ")) {
      byDimension.put(byDimension.size() + 1, AsamLevel.of(number));
    }
    assertEquals(level, AsamFourth.indicate(byDimension).asamLevel().number());
  }

  @ParameterizedTest(name = "without {0}: {1}")
  @CsvSource({
    ", IOP",
    "NOT_DANGEROUS, INPATIENT",
    "ADEQUATE_SUPPORT, RESIDENTIAL",
    "NEEDS_NINE_HOURS, OP",
    "ABLE_TO_PARTICIPATE, OP",
  })
  void everyCriterionOfMedicareIsNeededForAnIop(IopCriterion unmet, LevelOfCare level) {
    RecordScreening screening = medicare(unmet);
    assertEquals(List.of(), ScreeningRules.problems(screening));
    assertEquals(level, ScreeningRules.indicate(screening).levelOfCare());
  }

  static Stream<Map.Entry<RecordScreening, List<String>>> wrong() {
    DimensionFinding least = new DimensionFinding(6, null, AsamLevel.INTENSIVE_OUTPATIENT, null);
    DimensionFinding old = new DimensionFinding(1, null, AsamLevel.OUTPATIENT, null);
    return Stream.of(
        Map.entry(asam(Criteria.ASAM_3, risk(1, 2)), List.of("/dimensions incomplete")),
        Map.entry(
            asam(
                Criteria.ASAM_3, risk(1, 2), risk(1, 3), risk(2, 0), risk(3, 0), least, risk(5, 0)),
            List.of(
                "/dimensions/1/dimension repeated",
                "/dimensions/4/risk required",
                "/dimensions/4/leastLevel not-of-criteria")),
        Map.entry(
            asam(Criteria.ASAM_4, least, old, risk(2, 1)),
            List.of(
                "/dimensions/0/leastLevel not-of-criteria",
                "/dimensions/1/leastLevel not-of-criteria",
                "/dimensions/2/leastLevel required",
                "/dimensions/2/risk not-of-criteria")),
        Map.entry(asam(Criteria.ASAM_4), List.of("/dimensions incomplete")));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsMissingOrDoesNotBelongIsNamed(Map.Entry<RecordScreening, List<String>> wrong) {
    assertEquals(
        wrong.getValue().stream().sorted().toList(),
        ScreeningRules.problems(wrong.getKey()).stream()
            .map(ScreeningRulesTest::text)
            .sorted()
            .toList());
  }

  private static String text(FieldError error) {
    return error.pointer() + " " + error.code();
  }

  private static DimensionFinding risk(int dimension, int risk) {
    return new DimensionFinding(dimension, risk, null, null);
  }

  private static RecordScreening asam(Criteria criteria, DimensionFinding... findings) {
    return new RecordScreening(criteria, null, List.of(findings), List.of(), null);
  }

  private static RecordScreening medicare(IopCriterion unmet) {
    List<CriterionFinding> findings = new ArrayList<>();
    Arrays.stream(IopCriterion.values())
        .filter(IopCriterion::required)
        .forEach(c -> findings.add(new CriterionFinding(c, c != unmet, null)));
    return new RecordScreening(Criteria.MEDICARE_IOP, null, List.of(), findings, null);
  }

  private static Map<Integer, Integer> risks(String digits) {
    Map<Integer, Integer> risks = new TreeMap<>();
    for (int i = 0; i < digits.length(); i++) {
      risks.put(i + 1, digits.charAt(i) - '0');
    }
    return risks;
  }
}
