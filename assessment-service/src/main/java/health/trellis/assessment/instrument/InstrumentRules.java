package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.CriticalItem;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.assessment.instrument.Scoring.TriageRule;
import java.util.List;
import java.util.stream.Stream;

/** What must hold of every instrument. A service with a broken instrument does not start. */
final class InstrumentRules {
  private InstrumentRules() {}

  static void check(String code, Instrument instrument) {
    Scoring scoring = instrument.scoring();
    require(code, code.equals(instrument.code()), "the Questionnaire's id is the code");
    require(code, code.equals(scoring.instrument()), "the scoring names its instrument");
    require(code, !instrument.items().isEmpty(), "it has items");
    instrument.items().forEach(item -> checkItem(code, instrument, item));
    referredItems(scoring).forEach(id -> requireItem(code, instrument, id));
    Total total = scoring.total();
    require(code, (total == null) != scoring.triage().isEmpty(), "a total or a triage, not both");
    if (total != null) {
      require(code, total.items().containsAll(total.reversed()), "reversed items are scored");
      require(
          code, total.items().containsAll(total.weights().keySet()), "weighted items are scored");
      require(
          code,
          !total.higherIsBetter() || scoring.change() == null,
          "response and remission are published for totals that fall");
      int highest = total.highest(id -> highest(instrument, id));
      require(code, scoring.bands().containsKey("any"), "there are bands for any sex");
      scoring.bands().values().forEach(bands -> checkBands(code, bands, highest));
    } else {
      require(code, scoring.triage().getLast().anyYes().isEmpty(), "the last level takes the rest");
    }
    scoring.critical().forEach(item -> checkCritical(code, instrument, item));
  }

  private static Stream<String> referredItems(Scoring scoring) {
    Total total = scoring.total();
    return Stream.of(
            total == null ? Stream.<String>of() : total.items().stream(),
            scoring.subscores().stream().flatMap(s -> s.items().stream()),
            scoring.critical().stream().map(CriticalItem::linkId),
            scoring.triage().stream().map(TriageRule::anyYes).flatMap(List::stream))
        .flatMap(ids -> ids);
  }

  private static void checkItem(String code, Instrument instrument, Item item) {
    List<Integer> ordinals = item.options().stream().map(Option::ordinal).toList();
    require(code, ordinals.size() >= 2, item.linkId() + " has options");
    require(
        code, ordinals.stream().distinct().count() == ordinals.size(), "ordinals differ per item");
    require(code, ordinals.getFirst() == 0, item.linkId() + " starts at 0");
    Instrument.AskedWhen when = item.askedWhen();
    if (when != null) {
      Item before = requireItem(code, instrument, when.linkId());
      require(code, before.option(when.optionCode()).isPresent(), "a condition names an option");
    }
  }

  private static void checkBands(String code, List<Band> bands, int highest) {
    int next = 0;
    for (Band band : bands) {
      require(code, band.from() == next && band.to() >= band.from(), "bands follow without gap");
      next = band.to() + 1;
    }
    require(code, next == highest + 1, "bands end at the highest total");
  }

  private static void checkCritical(String code, Instrument instrument, CriticalItem critical) {
    Item item = requireItem(code, instrument, critical.linkId());
    require(code, item.option(critical.from()).isPresent(), "critical answers exist");
    require(code, item.option(critical.to()).isPresent(), "critical answers exist");
  }

  private static int highest(Instrument instrument, String linkId) {
    return instrument.item(linkId).orElseThrow().options().stream()
        .mapToInt(Option::ordinal)
        .max()
        .orElseThrow();
  }

  private static Item requireItem(String code, Instrument instrument, String linkId) {
    return instrument
        .item(linkId)
        .orElseThrow(() -> new IllegalStateException(code + " has no item " + linkId));
  }

  private static void require(String code, boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException("instrument " + code + " breaks the rule: " + rule);
    }
  }
}
