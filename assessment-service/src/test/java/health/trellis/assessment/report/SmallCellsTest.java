package health.trellis.assessment.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallCellsTest {
  @ParameterizedTest
  @CsvSource({
    "11 20 30, ''",
    "10 20 30, 0+1",
    "30 20 10, 1+2",
    "5 5 30, 0+1+2",
    "5 6 30, 0+1",
    "1 2 3, 0+1+2",
    "10, 0",
    "12, ''",
    "0 12, ''",
    "0 5 12, 1+2",
    "3 40, 0+1"
  })
  void aSmallGroupIsBlankAndSoIsWhatWouldGiveItAway(String sizes, String blank) {
    Set<Integer> expected =
        Arrays.stream(blank.split("\\+"))
            .filter(place -> !place.isEmpty())
            .map(Integer::valueOf)
            .collect(Collectors.toSet());

    assertEquals(
        expected,
        SmallCells.blank(Arrays.stream(sizes.split(" ")).map(Long::valueOf).toList(), Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "20 40, 40, ''",
    "20 35, 40, 1",
    "20 29, 40, ''",
    "20 30, 40, 1",
    "5 20 40, 60, 0+1",
    "40 40, 40, ''"
  })
  void ofGroupsThatOverlapOneThatNearlyEverybodyIsInIsBlankToo(
      String sizes, long all, String blank) {
    Set<Integer> expected =
        Arrays.stream(blank.split("\\+"))
            .filter(place -> !place.isEmpty())
            .map(Integer::valueOf)
            .collect(Collectors.toSet());

    assertEquals(
        expected,
        SmallCells.blankOfOverlapping(
            Arrays.stream(sizes.split(" ")).map(Long::valueOf).toList(), Set.of(), all));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "=1+1|'=1+1",
        "@sum|'@sum",
        "-2|'-2",
        "+2|'+2",
        "a,b|\"a,b\"",
        "=\"x\"|\"'=\"\"x\"\"\""
      })
  void aCellIsNeverAFormula(String text, String cell) {
    assertEquals(cell, ReportCsv.text(text));
  }
}
