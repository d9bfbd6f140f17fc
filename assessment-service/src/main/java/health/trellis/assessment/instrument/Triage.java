package health.trellis.assessment.instrument;

import health.trellis.assessment.instrument.Instrument.Option;
import health.trellis.assessment.instrument.Scoring.Condition;
import health.trellis.assessment.instrument.Scoring.TriageRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a rule of an instrument without a total fits the answers. */
final class Triage {
  private Triage() {}

  static boolean holds(
      TriageRule rule,
      Map<String, Integer> subscores,
      Map<String, Option> answers,
      Instrument instrument) {
    boolean one =
        rule.anyYes().isEmpty() && rule.any().isEmpty()
            || rule.anyYes().stream().anyMatch(id -> yes(instrument, answers, id))
            || rule.any().stream().anyMatch(c -> holds(c, subscores, answers));
    return one && rule.all().stream().allMatch(c -> holds(c, subscores, answers));
  }

  private static boolean holds(
      Condition condition, Map<String, Integer> subscores, Map<String, Option> answers) {
    Integer value = value(condition, subscores, answers);
    if (value == null) {
      return false;
    }
    Integer other = condition.above() == null ? null : subscores.get(condition.above());
    return (condition.from() == null || value >= condition.from())
        && (condition.above() == null || other != null && value > other);
  }

  private static @Nullable Integer value(
      Condition condition, Map<String, Integer> subscores, Map<String, Option> answers) {
    if (condition.subscore() != null) {
      return subscores.get(condition.subscore());
    }
    Option answer = condition.item() == null ? null : answers.get(condition.item());
    return answer == null ? null : answer.ordinal();
  }

  private static boolean yes(Instrument instrument, Map<String, Option> answers, String linkId) {
    Option answer = answers.get(linkId);
    return answer != null
        && answer.ordinal() > instrument.item(linkId).map(Instrument.Item::lowest).orElse(0);
  }
}
