package health.trellis.assessment.instrument;

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
import java.util.Objects;
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
      return triage(scoring, answers);
    }
    int sum = sum(instrument, total, answers);
    Band band = band(scoring.bandsFor(sex), sum);
    return new Score(
        sum,
        total.items().stream().anyMatch(item -> !answers.containsKey(item)),
        subscores(instrument, total, answers),
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
    List<String> answered = total.items().stream().filter(answers::containsKey).toList();
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

  private static int points(Instrument instrument, String linkId, Map<String, Option> answers) {
    int ordinal = Objects.requireNonNull(answers.get(linkId)).ordinal();
    Total total = instrument.scoring().total();
    if (total == null || !total.reversed().contains(linkId)) {
      return ordinal;
    }
    int highest =
        instrument.item(linkId).orElseThrow().options().stream()
            .mapToInt(Option::ordinal)
            .max()
            .orElseThrow();
    return highest - ordinal;
  }

  private static Map<String, Integer> subscores(
      Instrument instrument, Total total, Map<String, Option> answers) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (Subscore subscore : instrument.scoring().subscores()) {
      if (answers.keySet().containsAll(subscore.items())) {
        int sum =
            subscore.items().stream().mapToInt(item -> points(instrument, item, answers)).sum();
        found.put(subscore.code(), sum);
      }
    }
    return found;
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

  private static Score triage(Scoring scoring, Map<String, Option> answers) {
    TriageRule rule =
        scoring.triage().stream()
            .filter(r -> r.anyYes().isEmpty() || r.anyYes().stream().anyMatch(i -> yes(answers, i)))
            .findFirst()
            .orElseThrow();
    List<Finding> findings =
        rule.finding() == null || rule.level() == null
            ? List.of()
            : List.of(new Finding(rule.finding(), rule.level()));
    return new Score(null, false, Map.of(), new BandName(rule.code(), rule.label()), findings);
  }

  private static boolean yes(Map<String, Option> answers, String linkId) {
    Option answer = answers.get(linkId);
    return answer != null && answer.ordinal() > 0;
  }
}
