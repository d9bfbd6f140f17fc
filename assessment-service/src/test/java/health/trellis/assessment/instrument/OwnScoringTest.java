package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.Total;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Ways of scoring that no shipped instrument uses, but a site's own may. */
class OwnScoringTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  @Test
  void aMeanAndItsWeightsAreCountedAsDefined() {
    Instrument phq2 = INSTRUMENTS.stored("phq-2");
    List<String> items = Objects.requireNonNull(phq2.scoring().total()).items();
    Map<String, Option> answers = lowest(phq2);
    answers.put(items.getFirst(), phq2.items().getFirst().option(3).orElseThrow());

    assertEquals(2, total(with(phq2, Scoring.Method.MEAN, Map.of(), 1), answers));
    assertEquals(15, total(with(phq2, Scoring.Method.MEAN, Map.of(), 10), answers));
    assertEquals(9, total(with(phq2, Scoring.Method.SUM, Map.of(items.getFirst(), 3), 1), answers));
  }

  private static Instrument with(
      Instrument like, Scoring.Method method, Map<String, Integer> weights, int multiplier) {
    Scoring s = like.scoring();
    Total t = Objects.requireNonNull(s.total());
    Total total =
        new Total(
            t.loinc(), t.display(), t.items(), t.reversed(), 0, method, weights, multiplier, false);
    return with(like, total);
  }

  static Instrument with(Instrument like, Total total) {
    Scoring s = like.scoring();
    Map<String, List<Band>> one = Map.of("any", List.of(new Band(0, 1000, "all", "All")));
    return new Instrument(
        like.code(),
        like.version(),
        like.url(),
        like.title(),
        like.loinc(),
        like.copyright(),
        like.introduction(),
        like.items(),
        new Scoring(
            s.instrument(),
            s.source(),
            total,
            List.of(),
            one,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null));
  }

  private static int total(Instrument instrument, Map<String, Option> answers) {
    return Objects.requireNonNull(Scorer.score(instrument, answers, null).total());
  }

  private static Map<String, Option> lowest(Instrument instrument) {
    Map<String, Option> answers = new LinkedHashMap<>();
    for (Item item : instrument.items()) {
      answers.put(item.linkId(), item.options().getFirst());
    }
    return answers;
  }
}
