package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Instrument.Item;
import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Score.BandName;
import health.trellis.assessment.instrument.Score.Finding;
import health.trellis.assessment.instrument.Scoring.Band;
import health.trellis.assessment.instrument.Scoring.Method;
import health.trellis.assessment.instrument.Scoring.Subscore;
import health.trellis.assessment.instrument.Scoring.Total;
import health.trellis.assessment.instrument.Scoring.TriageRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores answers. Pure: the same answers always come to the same score. */
public final class Scorer {
  private Scorer() {}

  /**
   * Scores answers that {@link AnswerCheck} let pass.
   *
   * @param answers the chosen option by item
   * @param sex administrative sex as in FHIR, for bands that depend on it
   */
  public static Score score(
      Instrument instrument, Map<String, Option> answers, @Nullable String sex) {
    Scoring scoring = instrument.scoring();
    Total total = scoring.total();
    if (total == null) {
      return triage(instrument, answers);
    }
    int sum = sum(instrument, total, answers);
    Band band = band(scoring.bandsFor(sex), sum);
    return new Score(
        sum,
        total.items().stream().anyMatch(item -> isMissing(instrument, item, answers)),
        subscores(instrument, answers),
        new BandName(band.code(), band.label()),
        criticalFindings(scoring, answers));
  }

  /** The band of a total, for charts. */
  public static Band band(List<Band> bands, int total) {
    return bands.stream()
        .filter(b -> b.from() <= total && total <= b.to())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("bands do not cover " + total));
  }

  private static int sum(Instrument instrument, Total total, Map<String, Option> answers) {
    List<String> answered =
        total.items().stream().filter(item -> !isMissing(instrument, item, answers)).toList();
    if (answered.isEmpty()) {
      return 0;
    }
    long points =
        answered.stream()
            .mapToLong(item -> (long) total.weight(item) * points(instrument, item, answers))
            .sum();
    int counted = answered.stream().mapToInt(total::weight).sum();
    int all = total.items().stream().mapToInt(total::weight).sum();
    long shares = total.method() == Method.SUM ? all : 1;
    return Math.toIntExact(Math.round((double) points * shares * total.multiplier() / counted));
  }

  /** An item that was rightly not asked counts as its least. */
  private static int points(Instrument instrument, String linkId, Map<String, Option> answers) {
    Total total = instrument.scoring().total();
    return points(instrument, linkId, answers, total == null ? List.of() : total.reversed());
  }

  private static int points(
      Instrument instrument, String linkId, Map<String, Option> answers, List<String> reversed) {
    Item item = instrument.item(linkId).orElseThrow();
    Option answer = answers.get(linkId);
    if (answer == null) {
      return item.lowest();
    }
    return reversed.contains(linkId)
        ? item.highest() + item.lowest() - answer.ordinal()
        : answer.ordinal();
  }

  private static Map<String, Integer> subscores(
      Instrument instrument, Map<String, Option> answers) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (Subscore subscore : instrument.scoring().subscores()) {
      if (subscore.items().stream().noneMatch(id -> isMissing(instrument, id, answers))) {
        found.put(subscore.code(), subscore.of(id -> points(instrument, subscore, id, answers)));
      }
    }
    return found;
  }

  private static int points(
      Instrument instrument, Subscore subscore, String linkId, Map<String, Option> answers) {
    List<String> own = subscore.reversed();
    return own == null
        ? points(instrument, linkId, answers)
        : points(instrument, linkId, answers, own);
  }

  private static boolean isMissing(
      Instrument instrument, String linkId, Map<String, Option> answers) {
    return !answers.containsKey(linkId)
        && instrument.asks(instrument.item(linkId).orElseThrow(), answers);
  }

  /** The bands of subscores, for those that have any. */
  public static Map<String, BandName> bands(Scoring scoring, Map<String, Integer> subscores) {
    Map<String, BandName> found = new LinkedHashMap<>();
    for (Subscore subscore : scoring.subscores()) {
      Integer value = subscores.get(subscore.code());
      if (value != null && !subscore.bands().isEmpty()) {
        Band band = band(subscore.bands(), value);
        found.put(subscore.code(), new BandName(band.code(), band.label()));
      }
    }
    return found;
  }

  /** What else is to be asked, by the instrument's published steps. */
  public static List<String> leadsTo(
      Scoring scoring, @Nullable Integer total, Map<String, Integer> subscores) {
    return scoring.leadsTo().stream()
        .filter(
            lead -> {
              Integer value = Scoring.TOTAL.equals(lead.of()) ? total : subscores.get(lead.of());
              return value != null && value >= lead.from();
            })
        .flatMap(lead -> lead.instruments().stream())
        .distinct()
        .toList();
  }

  private static List<Finding> criticalFindings(Scoring scoring, Map<String, Option> answers) {
    List<Finding> found = new ArrayList<>();
    for (Scoring.CriticalItem item : scoring.critical()) {
      Option answer = answers.get(item.linkId());
      if (answer != null && item.from() <= answer.ordinal() && answer.ordinal() <= item.to()) {
        found.add(new Finding(item.finding(), item.level()));
      }
    }
    return found;
  }

  private static Score triage(Instrument instrument, Map<String, Option> answers) {
    Scoring scoring = instrument.scoring();
    Map<String, Integer> subscores = subscores(instrument, answers);
    TriageRule rule =
        scoring.triage().stream()
            .filter(r -> Triage.holds(r, subscores, answers, instrument))
            .findFirst()
            .orElseThrow();
    List<Finding> findings = new ArrayList<>(criticalFindings(scoring, answers));
    if (rule.finding() != null && rule.level() != null) {
      findings.add(new Finding(rule.finding(), rule.level()));
    }
    return new Score(null, false, subscores, new BandName(rule.code(), rule.label()), findings);
  }
}
