package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.instrument.AnswerCheck.Given;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.kit.http.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every instrument with a total, whatever its definition says. */
class InstrumentPropertiesTest {
  private static final Instruments INSTRUMENTS = new Instruments();
  private static final int DRAWS = 200;

  @ParameterizedTest
  @CsvSource({
    "phq-2, 0, 6",
    "audit, 0, 40",
    "pcl-5, 0, 80",
    "who-5, 0, 100",
    "phq-9, 0, 27",
    "gad-7, 0, 21",
    "audit-c, 0, 12",
    "ciwa-ar, 0, 67",
    "cows, 0, 48",
    "barc-10, 10, 60",
    "isi, 0, 28",
    "wsas, 0, 40",
    "ors, 0, 40",
    "srs, 0, 40",
    "wai-sr, 12, 60",
    "whodas-12, 0, 48"
  })
  void theRangeIsAsPublished(String code, int lowest, int highest) {
    Instrument instrument = INSTRUMENTS.stored(code);

    assertEquals(lowest, total(instrument, pick(instrument, 0)));
    assertEquals(highest, total(instrument, pick(instrument, Integer.MAX_VALUE)));
  }

  @ParameterizedTest
  @CsvSource({
    "phq-2, 2, negative",
    "phq-2, 3, positive",
    "audit, 7, low",
    "audit, 8, hazardous",
    "audit, 15, hazardous",
    "audit, 16, harmful",
    "audit, 19, harmful",
    "audit, 20, possible-dependence",
    "pcl-5, 30, below-cut",
    "pcl-5, 31, probable-ptsd",
    "who-5, 28, likely-depression",
    "who-5, 32, poor",
    "who-5, 48, poor",
    "who-5, 52, good",
    "ciwa-ar, 9, mild",
    "ciwa-ar, 10, moderate",
    "ciwa-ar, 18, moderate",
    "ciwa-ar, 19, severe",
    "cows, 4, none",
    "cows, 5, mild",
    "cows, 12, mild",
    "cows, 13, moderate",
    "cows, 24, moderate",
    "cows, 25, moderately-severe",
    "cows, 36, moderately-severe",
    "cows, 37, severe",
    "barc-10, 46, building",
    "barc-10, 47, sustained",
    "isi, 7, none",
    "isi, 8, subthreshold",
    "isi, 14, subthreshold",
    "isi, 15, moderate",
    "isi, 21, moderate",
    "isi, 22, severe",
    "wsas, 9, subclinical",
    "wsas, 10, significant",
    "wsas, 20, significant",
    "wsas, 21, severe",
    "ors, 24, clinical",
    "ors, 25, non-clinical",
    "srs, 36, alliance-concern",
    "srs, 37, alliance-sound",
    "whodas-12, 9, some",
    "whodas-12, 10, clinical"
  })
  void eachCutPointHoldsOnBothSides(String code, int wanted, String band) {
    Instrument instrument = INSTRUMENTS.stored(code);

    assertEquals(band, Scorer.score(instrument, coming(instrument, wanted), null).band().code());
  }

  @ParameterizedTest
  @MethodSource("measured")
  void addingASymptomNeverLowersATotal(Instrument instrument) {
    Random random = new Random(1);
    Total total = Objects.requireNonNull(instrument.scoring().total());
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, Option> answers = draw(instrument, random);
      int before = total(instrument, answers);
      for (String id : total.items()) {
        Option now = Objects.requireNonNull(answers.get(id));
        boolean reversed = total.reversed().contains(id);
        for (Option other : instrument.item(id).orElseThrow().options()) {
          if (reversed ? other.ordinal() < now.ordinal() : other.ordinal() > now.ordinal()) {
            answers.put(id, other);
            assertTrue(total(instrument, answers) >= before, instrument.code());
          }
        }
        answers.put(id, now);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("measured")
  void anyOrderOfAnswersGivesTheSameScore(Instrument instrument) {
    Random random = new Random(2);
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, Option> answers = draw(instrument, random);
      List<String> order = new ArrayList<>(answers.keySet());
      Collections.shuffle(order, random);
      Map<String, Option> shuffled = new LinkedHashMap<>();
      order.forEach(id -> shuffled.put(id, Objects.requireNonNull(answers.get(id))));

      assertEquals(
          Scorer.score(instrument, answers, null), Scorer.score(instrument, shuffled, null));
    }
  }

  @ParameterizedTest
  @MethodSource("measured")
  void oneMissingItemMoreThanIsAllowedIsRefused(Instrument instrument) {
    Total total = Objects.requireNonNull(instrument.scoring().total());
    List<String> answered = total.items().subList(total.maxMissing() + 1, total.items().size());
    List<Given> given =
        answered.stream()
            .map(id -> instrument.item(id).orElseThrow())
            .map(item -> new Given(item.linkId(), null, item.lowest(), item.linkId()))
            .toList();

    Refusal refusal =
        assertThrows(Refusal.class, () -> AnswerCheck.complete(instrument, given, id -> id));
    assertEquals(total.maxMissing() + 1, refusal.errors().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void addingASymptomNeverLowersASubscore(Instrument instrument) {
    Random random = new Random(3);
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, Option> answers = draw(instrument, random);
      Item item = instrument.items().get(random.nextInt(instrument.items().size()));
      Option now = Objects.requireNonNull(answers.get(item.linkId()));
      Map<String, Integer> before = Scorer.score(instrument, answers, null).subscores();
      for (Option more : item.options()) {
        if (more.ordinal() > now.ordinal() && !reversed(instrument).contains(item.linkId())) {
          answers.put(item.linkId(), more);
          Map<String, Integer> after = Scorer.score(instrument, answers, null).subscores();
          before.forEach((code, value) -> assertTrue(after.getOrDefault(code, -1) >= value, code));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("measured")
  void reversalIsItsOwnInverse(Instrument instrument) {
    Random random = new Random(4);
    Instrument turned = turned(instrument);
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, Option> answers = draw(instrument, random);
      Map<String, Option> mirrored = new LinkedHashMap<>();
      answers.forEach(
          (id, option) -> {
            Item item = instrument.item(id).orElseThrow();
            int mirror = item.highest() + item.lowest() - option.ordinal();
            item.option(mirror).ifPresent(other -> mirrored.put(id, other));
          });
      if (mirrored.size() == answers.size()) {
        assertEquals(total(instrument, answers), total(turned, mirrored));
      }
    }
  }

  /** The same instrument with all scored items reversed that were not, and the other way round. */
  private static Instrument turned(Instrument like) {
    Scoring s = like.scoring();
    Total t = Objects.requireNonNull(s.total());
    List<String> others = t.items().stream().filter(i -> !t.reversed().contains(i)).toList();
    Total total =
        new Total(
            t.loinc(),
            t.display(),
            t.items(),
            others,
            t.maxMissing(),
            t.method(),
            t.weights(),
            t.multiplier(),
            t.higherIsBetter());
    return with(like, total);
  }

  private static List<String> reversed(Instrument instrument) {
    Total total = instrument.scoring().total();
    return total == null ? List.of() : total.reversed();
  }

  private static Stream<Instrument> all() {
    return INSTRUMENTS.all().stream();
  }

  @Test
  void aMeanAndItsWeightsAreCountedAsDefined() {
    Instrument phq2 = INSTRUMENTS.stored("phq-2");
    List<String> items = Objects.requireNonNull(phq2.scoring().total()).items();
    Map<String, Option> answers = pick(phq2, 0);
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

  private static Instrument with(Instrument like, Total total) {
    Scoring s = like.scoring();
    Map<String, List<Band>> one = Map.of("any", List.of(new Band(0, 1000, "all", "All")));
    return new Instrument(
        like.code(),
        like.version(),
        like.url(),
        like.title(),
        like.loinc(),
        like.copyright(),
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

  private static Stream<Instrument> measured() {
    return INSTRUMENTS.all().stream().filter(i -> i.scoring().total() != null);
  }

  private static int total(Instrument instrument, Map<String, Option> answers) {
    return Objects.requireNonNull(Scorer.score(instrument, answers, null).total());
  }

  /** Of each item the option at a place, or its last. */
  private static Map<String, Option> pick(Instrument instrument, int place) {
    Map<String, Option> answers = new LinkedHashMap<>();
    for (Item item : instrument.items()) {
      answers.put(item.linkId(), item.options().get(Math.min(place, item.options().size() - 1)));
    }
    return answers;
  }

  private static Map<String, Option> draw(Instrument instrument, Random random) {
    Map<String, Option> answers = new LinkedHashMap<>();
    for (Item item : instrument.items()) {
      answers.put(item.linkId(), item.options().get(random.nextInt(item.options().size())));
    }
    return answers;
  }

  /** Answers with a wanted total: each item raised in turn as far as it does not go beyond. */
  private static Map<String, Option> coming(Instrument instrument, int wanted) {
    Map<String, Option> answers = pick(instrument, 0);
    for (Item item : instrument.items()) {
      for (Option option : item.options()) {
        Option before = Objects.requireNonNull(answers.get(item.linkId()));
        answers.put(item.linkId(), option);
        if (total(instrument, answers) > wanted) {
          answers.put(item.linkId(), before);
        }
      }
    }
    assertEquals(wanted, total(instrument, answers));
    return answers;
  }
}
