package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Total;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of scoring, on whatever answers to whatever instrument; a broken one is told smallest. */
class InstrumentLawsTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  /** Answers to an instrument, and one of its items. */
  record Answered(Instrument instrument, Map<String, Option> answers, Item item) {
    Total total() {
      return Objects.requireNonNull(instrument.scoring().total());
    }

    boolean reversed() {
      Total total = instrument.scoring().total();
      return total != null && total.reversed().contains(item.linkId());
    }

    Map<String, Option> with(Option other) {
      Map<String, Option> changed = new LinkedHashMap<>(answers);
      changed.put(item.linkId(), other);
      return changed;
    }

    @Override
    public String toString() {
      return instrument.code() + " " + Instrument.codes(answers) + " at " + item.linkId();
    }
  }

  @Property(tries = 2_000)
  void addingASymptomNeverLowersATotal(@ForAll("measured") Answered given) {
    int before = total(given.instrument(), given.answers());
    int now = Objects.requireNonNull(given.answers().get(given.item().linkId())).ordinal();
    for (Option other : given.item().options()) {
      if (given.reversed() ? other.ordinal() < now : other.ordinal() > now) {
        assertTrue(total(given.instrument(), given.with(other)) >= before);
      }
    }
  }

  @Property(tries = 2_000)
  void addingASymptomNeverLowersASubscore(@ForAll("any") Answered given) {
    Map<String, Integer> before = subscores(given.instrument(), given.answers());
    int now = Objects.requireNonNull(given.answers().get(given.item().linkId())).ordinal();
    for (Option more : given.item().options()) {
      if (more.ordinal() > now && !given.reversed()) {
        Map<String, Integer> after = subscores(given.instrument(), given.with(more));
        before.forEach((code, value) -> assertTrue(after.getOrDefault(code, -1) >= value, code));
      }
    }
  }

  @Property(tries = 2_000)
  void anyOrderOfAnswersGivesTheSameScore(@ForAll("any") Answered given, @ForAll long seed) {
    List<String> order = new ArrayList<>(given.answers().keySet());
    Collections.shuffle(order, new Random(seed));
    Map<String, Option> shuffled = new LinkedHashMap<>();
    order.forEach(id -> shuffled.put(id, Objects.requireNonNull(given.answers().get(id))));

    assertEquals(
        Scorer.score(given.instrument(), given.answers(), null),
        Scorer.score(given.instrument(), shuffled, null));
  }

  /** Items reversed and answers mirrored: both together change nothing, so twice is once. */
  @Property(tries = 2_000)
  void reversalIsItsOwnInverse(@ForAll("measured") Answered given) {
    Map<String, Option> mirrored = new LinkedHashMap<>();
    given
        .answers()
        .forEach((id, option) -> mirrored.put(id, mirror(given.instrument(), id, option)));
    boolean mirrors =
        given.answers().entrySet().stream()
            .allMatch(
                e ->
                    Objects.requireNonNull(mirrored.get(e.getKey())).ordinal()
                        == mirrorPoints(given.instrument(), e.getKey(), e.getValue()));
    if (mirrors) {
      Instrument turned = turned(given.instrument());
      assertEquals(total(given.instrument(), given.answers()), total(turned, mirrored));
      assertEquals(
          total(given.instrument(), given.answers()), total(turned(turned), given.answers()));
    }
  }

  private static int mirrorPoints(Instrument instrument, String linkId, Option option) {
    Item item = instrument.item(linkId).orElseThrow();
    return item.highest() + item.lowest() - option.ordinal();
  }

  /** The option as far from the other end; the option itself where there is none. */
  private static Option mirror(Instrument instrument, String linkId, Option option) {
    return instrument
        .item(linkId)
        .orElseThrow()
        .option(mirrorPoints(instrument, linkId, option))
        .orElse(option);
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
    return OwnScoringTest.with(like, total);
  }

  @Provide
  Arbitrary<Answered> measured() {
    return answered(instrument -> instrument.scoring().total() != null);
  }

  @Provide
  Arbitrary<Answered> any() {
    return answered(instrument -> true);
  }

  private static Arbitrary<Answered> answered(Predicate<Instrument> which) {
    return Arbitraries.of(INSTRUMENTS.all().stream().filter(which).toList())
        .flatMap(
            instrument ->
                Combinators.combine(answers(instrument), Arbitraries.of(scored(instrument)))
                    .as((answers, item) -> new Answered(instrument, answers, item)));
  }

  private static Arbitrary<Map<String, Option>> answers(Instrument instrument) {
    List<Arbitrary<Option>> options =
        instrument.items().stream().map(item -> Arbitraries.of(item.options())).toList();
    return Combinators.combine(options)
        .as(
            chosen -> {
              Map<String, Option> answers = new LinkedHashMap<>();
              for (int i = 0; i < chosen.size(); i++) {
                answers.put(instrument.items().get(i).linkId(), chosen.get(i));
              }
              return answers;
            });
  }

  /** The items that make the total; all where there is none. */
  private static List<Item> scored(Instrument instrument) {
    Total total = instrument.scoring().total();
    return instrument.items().stream()
        .filter(item -> total == null || total.items().contains(item.linkId()))
        .toList();
  }

  private static int total(Instrument instrument, Map<String, Option> answers) {
    return Objects.requireNonNull(Scorer.score(instrument, answers, null).total());
  }

  private static Map<String, Integer> subscores(
      Instrument instrument, Map<String, Option> answers) {
    return Scorer.score(instrument, answers, null).subscores();
  }
}
