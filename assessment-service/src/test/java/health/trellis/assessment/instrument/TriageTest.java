package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.event.RiskLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instruments whose result is no total but a rule, and steps from one instrument to another. */
class TriageTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  @ParameterizedTest
  @CsvSource({
    "6, 1, 3, negative",
    "7, 1, 2, positive",
    "7, 1, 3, positive",
    "13, 0, 3, negative",
    "13, 1, 1, negative",
    "7, , 3, negative"
  })
  void aMoodQuestionnaireIsPositiveFromSevenTogetherWithAProblem(
      int yes, Integer together, int problem, String band) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int i = 1; i <= 13; i++) {
      answers.put("mdq-" + i, i <= yes ? 1 : 0);
    }
    if (together != null) {
      answers.put("mdq-14", together);
    }
    answers.put("mdq-15", problem);

    Score score = score("mdq", answers);
    assertEquals(band, score.band().code());
    assertEquals(yes, score.subscores().get("symptoms"));
  }

  @Test
  void riskOutweighsProtectionOnlyWhenItIsHigher() {
    Map<String, Integer> answers = least("bam");
    answers.put("bam-8", 4);
    answers.put("bam-9", 4);
    assertEquals("protected", score("bam", answers).band().code());

    answers.put("bam-11", 1);
    assertEquals("at-risk", score("bam", answers).band().code());
  }

  @Test
  void aDrinkersBamAsksForHeavyDaysAndAnAbstinentOneDoesNot() {
    Map<String, Integer> sober = least("bam");
    Score score = score("bam", sober);
    assertEquals(0, score.subscores().get("use"));
    assertFalse(sober.containsKey("bam-5"));

    sober.put("bam-4", 2);
    sober.put("bam-5", 1);
    assertEquals(3, score("bam", sober).subscores().get("use"));
    assertEquals(
        "some",
        Scorer.bands(INSTRUMENTS.stored("bam").scoring(), score("bam", sober).subscores())
            .get("use")
            .code());
  }

  @ParameterizedTest
  @CsvSource({
    "dsm-1, 1, below-threshold, ",
    "dsm-1, 2, inquire, phq-9",
    "dsm-8, 4, inquire, gad-7",
    "dsm-12, 1, inquire, ",
    "dsm-21, 1, inquire, audit",
    "dsm-15, 1, below-threshold, "
  })
  void eachDomainOfLevelOneHasItsThreshold(String item, int level, String band, String next) {
    Map<String, Integer> answers = least("dsm5-level-1");
    answers.put(item, level);

    Score score = score("dsm5-level-1", answers);
    assertEquals(band, score.band().code());
    List<String> leads =
        Scorer.leadsTo(
            INSTRUMENTS.stored("dsm5-level-1").scoring(), score.total(), score.subscores());
    assertTrue(next == null ? leads.isEmpty() : leads.contains(next), leads.toString());
  }

  @Test
  void thoughtsOfHurtingOneselfAreFoundInLevelOneToo() {
    Map<String, Integer> answers = least("dsm5-level-1");
    answers.put("dsm-11", 2);

    assertEquals(
        List.of(new Score.Finding("self-harm-thoughts", RiskLevel.HIGH)),
        score("dsm5-level-1", answers).findings());
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true"})
  void aPositivePhq2LeadsToThePhq9(int total, boolean leads) {
    Scoring scoring = INSTRUMENTS.stored("phq-2").scoring();
    assertEquals(leads, Scorer.leadsTo(scoring, total, Map.of()).contains("phq-9"));
  }

  @Test
  void aFormIsReadInSpanishAndScoresTheSame() {
    Edition phq9 = INSTRUMENTS.edition("phq-9").orElseThrow();
    Instrument spanish = phq9.in("es");

    assertEquals(java.util.Set.of("es"), phq9.languages());
    assertEquals("Poco interés o placer en hacer cosas", spanish.items().getFirst().text());
    assertEquals("Ningún día", spanish.items().getFirst().options().getFirst().label());
    assertEquals(phq9.instrument(), phq9.in("fr"));
    for (Edition edition : INSTRUMENTS.editions()) {
      for (String language : edition.languages()) {
        for (Item item : edition.in(language).items()) {
          Item english = edition.instrument().item(item.linkId()).orElseThrow();
          assertFalse(item.text().equals(english.text()), item.linkId());
        }
      }
    }
  }

  private static Map<String, Integer> least(String code) {
    Instrument instrument = INSTRUMENTS.stored(code);
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (Item item : instrument.items()) {
      if (item.askedWhen() == null) {
        answers.put(item.linkId(), item.lowest());
      }
    }
    return answers;
  }

  private static Score score(String code, Map<String, Integer> answers) {
    Instrument instrument = INSTRUMENTS.stored(code);
    List<Given> given = new ArrayList<>();
    answers.forEach((id, ordinal) -> given.add(new Given(id, null, ordinal, id)));
    Map<String, Option> checked = AnswerCheck.complete(instrument, given, id -> id);
    return Scorer.score(instrument, checked, null);
  }
}
