package health.trellis.assessment.instrument;

import health.trellis.event.RiskLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an instrument's answers become a score, as its data file says.
 *
 * @param instrument code of the instrument
 * @param source where the rules are published
 * @param total the sum; absent where an instrument has none
 * @param subscores sums of some items
 * @param bands what a total means, by administrative sex; {@code any} where sex does not matter or
 *     is not known
 * @param change what a difference between totals means; absent where nothing is published
 * @param critical answers at which a human must act
 * @param triage levels by rule for instruments without a total; the first that fits holds
 */
public record Scoring(
    String instrument,
    String source,
    @Nullable Total total,
    List<Subscore> subscores,
    Map<String, List<Band>> bands,
    @Nullable ChangeRule change,
    List<CriticalItem> critical,
    List<TriageRule> triage) {
  private static final String ANY = "any";

  /**
   * The sum of all scored items.
   *
   * @param loinc its LOINC code
   * @param display its name in LOINC
   * @param items the scored items
   * @param reversed those that score the other way round
   * @param maxMissing how many may be missing: the sum is then the mean of the answered ones times
   *     the number of all, rounded half up
   */
  public record Total(
      String loinc, String display, List<String> items, List<String> reversed, int maxMissing) {}

  /**
   * A sum of some items; absent from a result when one of them is missing.
   *
   * @param code for example {@code phq-2}
   * @param loinc its LOINC code
   * @param label for people to read
   * @param items the items
   */
  public record Subscore(String code, String loinc, String label, List<String> items) {}

  /**
   * A range of totals with one meaning.
   *
   * @param from lowest total
   * @param to highest total
   * @param code stable name
   * @param label for people to read
   */
  public record Band(int from, int to, String code, String label) {}

  /**
   * What a difference between totals means.
   *
   * @param source where it is published
   * @param responsePercent fall against baseline, in percent, that counts as response
   * @param remissionBelow totals under it count as remission
   * @param reliable smallest difference that is more than chance (Jacobson and Truax 1991)
   * @param caseness totals from it up are clinical
   */
  public record ChangeRule(
      String source, int responsePercent, int remissionBelow, int reliable, int caseness) {}

  /**
   * Answers to one item at which a human must act.
   *
   * @param linkId the item
   * @param from lowest ordinal
   * @param to highest ordinal
   * @param finding stable name of what was found
   * @param level how soon
   */
  public record CriticalItem(String linkId, int from, int to, String finding, RiskLevel level) {}

  /**
   * A level of risk.
   *
   * @param code stable name of the level
   * @param label for people to read
   * @param anyYes one of these answered yes gives the level; none listed: the level of the rest
   * @param finding stable name of what was found; absent when nobody need act
   * @param level how soon a human must act
   */
  public record TriageRule(
      String code,
      String label,
      List<String> anyYes,
      @Nullable String finding,
      @Nullable RiskLevel level) {}

  /** The bands for an administrative sex. */
  public List<Band> bandsFor(@Nullable String sex) {
    List<Band> own = sex == null ? null : bands.get(sex);
    return own != null ? own : bands.getOrDefault(ANY, List.of());
  }
}
