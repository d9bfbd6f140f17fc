package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.event.RiskLevel;
import health.trellis.kit.http.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  @ParameterizedTest
  @CsvSource({
    "male, 3, negative", "male, 4, positive", "female, 2, negative", "female, 3, positive",
    "other, 2, negative", "other, 3, positive", "unknown, 3, positive", ", 3, positive"
  })
  void auditCIsPositiveFromFourInMenAndFromThreeInAllOthers(
      @Nullable String sex, int total, String band) {
    assertEquals(band, score("audit-c", withTotal("audit-c", total), sex).band().code());
  }

  @Test
  void itemThreeOfDastIsReversed() {
    Map<String, Integer> allNo = new LinkedHashMap<>();
    instrument("dast-10").items().forEach(item -> allNo.put(item.linkId(), 0));

    assertEquals(1, score("dast-10", allNo, null).total());
    allNo.put("dast-3", 1);
    assertEquals(0, score("dast-10", allNo, null).total());
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 3", "1, 4, 5", "2, 4, 5", "2, 7, 9", "2, 21, 27", "0, 21, 21"})
  void upToTwoMissingItemsAreMadeUpForByTheMean(int missing, int raw, int total) {
    Map<String, Integer> answers = withTotal("phq-9", 0);
    List<String> scored = scored("phq-9");
    for (int i = 0; i < missing; i++) {
      answers.remove(scored.get(i));
    }
    spread(answers, scored.subList(missing, scored.size()), raw);

    Score score = score("phq-9", answers, null);
    assertEquals(total, score.total());
    assertEquals(missing > 0, score.prorated());
  }

  @Test
  void threeMissingItemsAreRefusedAndNamed() {
    Map<String, Integer> answers = withTotal("phq-9", 0);
    scored("phq-9").subList(0, 3).forEach(answers::remove);

    Refusal refusal = assertThrows(Refusal.class, () -> score("phq-9", answers, null));
    assertEquals(3, refusal.errors().size());
    assertEquals("/answers/44250-9", refusal.errors().getFirst().pointer());
  }

  @Test
  void theDifficultyItemIsNotScored() {
    Map<String, Integer> answers = withTotal("phq-9", 7);
    answers.put("69722-7", 3);

    assertEquals(7, score("phq-9", answers, null).total());
  }

  @Test
  void phq2IsTheSumOfTheFirstTwo() {
    assertEquals(Map.of("phq-2", 5), score("phq-9", withTotal("phq-9", 5), null).subscores());
  }

  @ParameterizedTest
  @CsvSource({"0,", "1, MODERATE", "2, HIGH", "3, HIGH"})
  void itemNineAboveZeroAsksForAHuman(int answer, @Nullable RiskLevel level) {
    Map<String, Integer> answers = withTotal("phq-9", 0);
    answers.put("44260-8", answer);

    List<Score.Finding> findings = score("phq-9", answers, null).findings();
    assertEquals(level, findings.isEmpty() ? null : findings.getFirst().level());
  }

  @ParameterizedTest
  @CsvSource({
    "NN---N-, none,", "YN---N-, low, MODERATE", "NYNNNN-, low, MODERATE",
    "NYYNNN-, moderate, HIGH", "NN---YN, moderate, HIGH", "NYNYNN-, high, IMMINENT",
    "NYNNYN-, high, IMMINENT", "NN---YY, high, IMMINENT", "YYYYYYY, high, IMMINENT"
  })
  void theScreenerIsTriaged(String pattern, String band, @Nullable RiskLevel level) {
    Score score = score("c-ssrs-screener", screener(pattern), null);

    assertEquals(band, score.band().code());
    assertEquals(level, score.findings().isEmpty() ? null : score.findings().getFirst().level());
    assertEquals(null, score.total());
  }

  @Test
  void questionsThatAreNotAskedMayNotBeAnswered() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> score("c-ssrs-screener", screener("NNY--N-"), null));
    assertEquals("not-asked", refusal.errors().getFirst().code());
  }

  @Test
  void questionsThatAreAskedMustBeAnswered() {
    Refusal refusal =
        assertThrows(Refusal.class, () -> score("c-ssrs-screener", screener("NYNNNY-"), null));
    assertEquals("/answers/93269-9", refusal.errors().getFirst().pointer());
  }

  @Test
  void oneMoreYesNeverLowersTheLevelOfRisk() {
    List<String> levels = List.of("none", "low", "moderate", "high");
    List<String> items =
        instrument("c-ssrs-screener").items().stream().map(i -> i.linkId()).toList();
    for (int pattern = 0; pattern < 1 << items.size(); pattern++) {
      int before = levels.indexOf(level(items, pattern));
      for (int i = 0; i < items.size(); i++) {
        assertTrue(levels.indexOf(level(items, pattern | 1 << i)) >= before);
      }
    }
  }

  private static String level(List<String> items, int pattern) {
    Map<String, Option> answers = new LinkedHashMap<>();
    Instrument instrument = instrument("c-ssrs-screener");
    for (int i = 0; i < items.size(); i++) {
      String id = items.get(i);
      answers.put(id, instrument.item(id).orElseThrow().option(pattern >> i & 1).orElseThrow());
    }
    return Scorer.score(instrument, answers, null).band().code();
  }

  private static Map<String, Integer> screener(String pattern) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    List<Instrument.Item> items = instrument("c-ssrs-screener").items();
    for (int i = 0; i < items.size(); i++) {
      if (pattern.charAt(i) != '-') {
        answers.put(items.get(i).linkId(), pattern.charAt(i) == 'Y' ? 1 : 0);
      }
    }
    return answers;
  }

  private static Map<String, Integer> withTotal(String code, int total) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    spread(answers, scored(code), total);
    if (code.equals("dast-10")) {
      answers.computeIfPresent("dast-3", (id, points) -> 1 - points);
    }
    return answers;
  }

  private static void spread(Map<String, Integer> answers, List<String> items, int total) {
    int rest = total;
    for (String id : items) {
      int highest =
          INSTRUMENTS.all().stream()
              .flatMap(i -> i.item(id).stream())
              .flatMap(i -> i.options().stream())
              .mapToInt(Option::ordinal)
              .max()
              .orElseThrow();
      int points = Math.min(rest, highest);
      answers.put(id, points);
      rest -= points;
    }
    assertEquals(0, rest);
  }

  private static List<String> scored(String code) {
    Scoring.Total total = instrument(code).scoring().total();
    return total == null ? List.of() : total.items();
  }

  private static Instrument instrument(String code) {
    return INSTRUMENTS.find(code).orElseThrow();
  }

  private static Score score(String code, Map<String, Integer> ordinals, @Nullable String sex) {
    List<Given> given = new ArrayList<>();
    ordinals.forEach((id, ordinal) -> given.add(new Given(id, null, ordinal, "/answers/" + id)));
    Instrument instrument = instrument(code);
    return Scorer.score(
        instrument, AnswerCheck.complete(instrument, given, id -> "/answers/" + id), sex);
  }

  @Test
  void everyInstrumentIsReadAndFitsItsForm() {
    assertEquals(
        List.of(
            "phq-9",
            "phq-2",
            "gad-7",
            "audit-c",
            "audit",
            "dast-10",
            "c-ssrs-screener",
            "pcl-5",
            "who-5",
            "bam",
            "barc-10",
            "ciwa-ar",
            "cows",
            "mdq",
            "dsm5-level-1",
            "isi",
            "wsas",
            "ors",
            "srs",
            "wai-sr",
            "promis-29",
            "whodas-12"),
        INSTRUMENTS.all().stream().map(Instrument::code).toList());
    Stream.of("phq-9", "gad-7")
        .forEach(code -> assertEquals(4, instrument(code).items().getFirst().options().size()));
  }
}
