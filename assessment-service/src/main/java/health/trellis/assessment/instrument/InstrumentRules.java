package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Instrument.AskedWhen;
import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.Condition;
import health.trellis.assessment.instrument.Scoring.CriticalItem;
import health.trellis.assessment.instrument.Scoring.Lead;
import health.trellis.assessment.instrument.Scoring.Method;
import health.trellis.assessment.instrument.Scoring.Subscore;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.assessment.instrument.Scoring.TriageRule;
import health.trellis.kit.http.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of every instrument. A service with a broken one does not start; a site's own is
 * refused with every fault.
 */
final class InstrumentRules {
  private static final String ITEMS = "/items/";
  private static final String SCORING = "/scoring";

  private final Instrument instrument;
  private final Scoring scoring;
  private final List<FieldError> faults = new ArrayList<>();

  private InstrumentRules(Instrument instrument) {
    this.instrument = instrument;
    this.scoring = instrument.scoring();
  }

  /** All that is wrong; empty when it can be used. */
  static List<FieldError> faults(Instrument instrument) {
    InstrumentRules rules = new InstrumentRules(instrument);
    rules.items();
    if (rules.faults.isEmpty()) {
      rules.scoring();
    }
    return rules.faults;
  }

  private void items() {
    require(!instrument.items().isEmpty(), "/items", "required", "It has items.");
    Set<String> before = new HashSet<>();
    for (int i = 0; i < instrument.items().size(); i++) {
      Item item = instrument.items().get(i);
      options(ITEMS + i, item);
      askedWhen(ITEMS + i + "/askedWhen", item.askedWhen(), before);
      require(
          before.add(item.linkId()) && !isIntroduction(item.linkId()),
          ITEMS + i + "/linkId",
          "repeated",
          "linkIds differ, also from that of the introduction.");
    }
  }

  private boolean isIntroduction(String linkId) {
    return instrument.introduction() != null && linkId.equals(QuestionnaireForm.INTRODUCTION);
  }

  private void options(String place, Item item) {
    List<Integer> ordinals = item.options().stream().map(Option::ordinal).toList();
    require(ordinals.size() >= 2, place + "/options", "too-few", "An item has two options.");
    boolean rising = true;
    for (int i = 1; i < ordinals.size(); i++) {
      rising &= ordinals.get(i) > ordinals.get(i - 1);
    }
    require(rising, place + "/options", "order", "Ordinals rise from option to option.");
    long codes = item.options().stream().map(Option::code).distinct().count();
    require(codes == ordinals.size(), place + "/options", "repeated", "Option codes differ.");
  }

  /** A condition looks back only, so that no circle can come to be. */
  private void askedWhen(String place, @Nullable AskedWhen when, Set<String> before) {
    if (when == null) {
      return;
    }
    if (!before.contains(when.linkId())) {
      fault(
          place + "/linkId",
          instrument.item(when.linkId()).isPresent() ? "cycle" : "unknown-item",
          "A condition names an item that comes before.");
      return;
    }
    Item other = instrument.item(when.linkId()).orElseThrow();
    require(
        !when.optionCodes().isEmpty()
            && when.optionCodes().stream().allMatch(code -> other.option(code).isPresent()),
        place + "/optionCodes",
        "unknown-option",
        "A condition names options of that item.");
  }

  private void scoring() {
    require(
        instrument.code().equals(scoring.instrument()),
        SCORING + "/instrument",
        "other-instrument",
        "The scoring names its instrument.");
    Total total = scoring.total();
    require(
        (total == null) != scoring.triage().isEmpty(),
        SCORING + "/total",
        "total-or-triage",
        "There is a total or a triage, not both.");
    for (int i = 0; i < scoring.subscores().size(); i++) {
      subscore(SCORING + "/subscores/" + i, scoring.subscores().get(i));
    }
    for (int i = 0; i < scoring.critical().size(); i++) {
      critical(SCORING + "/critical/" + i, scoring.critical().get(i));
    }
    if (total != null) {
      total(total);
    }
    triage();
    leads();
    known(SCORING + "/use/mayDecline", instrument.use().mayDecline());
  }

  private void total(Total total) {
    String place = SCORING + "/total";
    if (!known(place + "/items", total.items())) {
      return;
    }
    within(place + "/reversed", total.items(), total.reversed());
    within(place + "/weights", total.items(), total.weights().keySet());
    require(
        total.maxMissing() < total.items().size(),
        place + "/maxMissing",
        "too-many",
        "At least one scored item is answered.");
    require(total.method() != Method.MAX, place + "/method", "type", "A total is a sum or a mean.");
    require(
        !total.higherIsBetter() || scoring.change() == null,
        SCORING + "/change",
        "direction",
        "Response and remission are published for totals that fall.");
    int lowest = total.of(id -> item(id).lowest());
    int highest = total.of(id -> item(id).highest());
    scoring
        .bands()
        .forEach((sex, bands) -> bands(SCORING + "/bands/" + sex, bands, lowest, highest));
  }

  private void subscore(String place, Subscore subscore) {
    boolean first =
        scoring.subscores().stream().filter(s -> s.code().equals(subscore.code())).count() == 1;
    require(
        first && !Scoring.TOTAL.equals(subscore.code()),
        place + "/code",
        "repeated",
        "Codes of subscores differ.");
    if (!known(place + "/items", subscore.items())) {
      return;
    }
    if (subscore.reversed() != null) {
      within(place + "/reversed", subscore.items(), subscore.reversed());
    }
    if (!subscore.bands().isEmpty()) {
      bands(
          place + "/bands",
          subscore.bands(),
          subscore.of(id -> item(id).lowest()),
          subscore.of(id -> item(id).highest()));
    }
  }

  private void bands(String place, List<Band> bands, int lowest, int highest) {
    int next = lowest;
    for (int i = 0; i < bands.size(); i++) {
      Band band = bands.get(i);
      require(band.from() >= next, place + "/" + i, "overlap", "Bands do not overlap.");
      require(band.from() <= next, place + "/" + i, "gap", "Bands follow without a gap.");
      require(band.to() >= band.from(), place + "/" + i, "order", "A band ends after it begins.");
      next = band.to() + 1;
    }
    require(
        next == highest + 1, place, "range", "Bands reach from " + lowest + " to " + highest + ".");
  }

  private void critical(String place, CriticalItem critical) {
    if (known(place + "/linkId", List.of(critical.linkId()))) {
      Item item = item(critical.linkId());
      require(
          item.option(critical.from()).isPresent() && item.option(critical.to()).isPresent(),
          place,
          "unknown-option",
          "Critical answers are among the options.");
    }
  }

  private void triage() {
    for (int i = 0; i < scoring.triage().size(); i++) {
      TriageRule rule = scoring.triage().get(i);
      String place = SCORING + "/triage/" + i;
      known(place + "/anyYes", rule.anyYes());
      conditions(place + "/any", rule.any());
      conditions(place + "/all", rule.all());
      require(
          rule.takesTheRest() == (i == scoring.triage().size() - 1),
          place,
          "order",
          "The last level, and only it, takes the rest.");
    }
  }

  private void conditions(String place, List<Condition> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      if (condition.item() != null) {
        known(place + "/" + i + "/item", List.of(condition.item()));
      }
      score(place + "/" + i + "/subscore", condition.subscore());
      score(place + "/" + i + "/above", condition.above());
    }
  }

  private void leads() {
    for (int i = 0; i < scoring.leadsTo().size(); i++) {
      Lead lead = scoring.leadsTo().get(i);
      String place = SCORING + "/leadsTo/" + i;
      if (!Scoring.TOTAL.equals(lead.of()) || scoring.total() == null) {
        score(place + "/of", lead.of());
      }
      require(
          !lead.instruments().contains(instrument.code()),
          place + "/instruments",
          "cycle",
          "An instrument does not lead to itself.");
    }
  }

  private void score(String place, @Nullable String code) {
    require(
        code == null || scoring.subscores().stream().anyMatch(s -> s.code().equals(code)),
        place,
        "unknown-subscore",
        "There is no such subscore.");
  }

  private boolean known(String place, Collection<String> linkIds) {
    boolean all = linkIds.stream().allMatch(id -> instrument.item(id).isPresent());
    require(all, place, "unknown-item", "These are items of the instrument.");
    return all;
  }

  private void within(String place, Collection<String> scored, Collection<String> named) {
    require(scored.containsAll(named), place, "not-scored", "These items are scored.");
  }

  private Item item(String linkId) {
    return instrument.item(linkId).orElseThrow();
  }

  private void require(boolean holds, String place, String code, String detail) {
    if (!holds) {
      fault(place, code, detail);
    }
  }

  private void fault(String place, String code, String detail) {
    faults.add(new FieldError(place, code, detail));
  }
}
