package health.trellis.assessment.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.trellis.event.RiskLevel;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
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
 * @param difference how large a difference must be; absent where nothing is published
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
    @Nullable Difference difference,
    List<CriticalItem> critical,
    List<TriageRule> triage) {
  private static final String ANY = "any";

  /**
   * What all scored items come to. With the points p and the weight w of each answered item: sum(w
   * p) x sum(w of all) / sum(w of the answered) for a sum, sum(w p) / sum(w of the answered) for a
   * mean; times the multiplier; rounded half up.
   *
   * @param loinc its LOINC code; absent where LOINC has none
   * @param display its name, that of LOINC where it has one
   * @param items the scored items
   * @param reversed those that score the other way round
   * @param maxMissing how many may be missing: they are then made up for by the mean of the
   *     answered ones
   * @param method sum or mean
   * @param weights how many times an item counts; those not named count once
   * @param multiplier what the sum or mean is multiplied with; 4 in the WHO-5
   * @param higherIsBetter whether a higher total is the better one
   */
  public record Total(
      @Nullable String loinc,
      String display,
      List<String> items,
      List<String> reversed,
      int maxMissing,
      Method method,
      Map<String, Integer> weights,
      int multiplier,
      boolean higherIsBetter) {

    @JsonCreator
    static Total read(
        @JsonProperty("loinc") @Nullable String loinc,
        @JsonProperty("display") String display,
        @JsonProperty("items") List<String> items,
        @JsonProperty("reversed") List<String> reversed,
        @JsonProperty("maxMissing") int maxMissing,
        @JsonProperty("method") @Nullable Method method,
        @JsonProperty("weights") @Nullable Map<String, Integer> weights,
        @JsonProperty("multiplier") @Nullable Integer multiplier,
        @JsonProperty("higherIsBetter") boolean higherIsBetter) {
      return new Total(
          loinc,
          display,
          items,
          reversed,
          maxMissing,
          method == null ? Method.SUM : method,
          weights == null ? Map.of() : weights,
          multiplier == null ? 1 : multiplier,
          higherIsBetter);
    }

    /** How many times an item counts. */
    public int weight(String linkId) {
      return weights.getOrDefault(linkId, 1);
    }

    /** The highest total that the highest points of each item come to. */
    int highest(ToIntFunction<String> highestPoints) {
      int sum =
          items.stream().mapToInt(i -> weight(i) * highestPoints.applyAsInt(i)).sum() * multiplier;
      int weight = items.stream().mapToInt(this::weight).sum();
      return method == Method.SUM ? sum : Math.round((float) sum / weight);
    }
  }

  /** How points become one number. */
  public enum Method {
    /** Their sum. */
    SUM,
    /** Their mean. */
    MEAN
  }

  /**
   * A sum of some items; absent from a result when one of them is missing.
   *
   * @param code for example {@code phq-2}
   * @param loinc its LOINC code; absent where LOINC has none
   * @param label for people to read
   * @param items the items
   */
  public record Subscore(String code, @Nullable String loinc, String label, List<String> items) {}

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
   * How large a difference between totals must be, either way, to be taken seriously.
   *
   * @param source where it is published
   * @param reliable smallest difference that is more than chance; absent where not published
   * @param meaningful smallest difference that matters to the person
   */
  public record Difference(String source, @Nullable Integer reliable, int meaningful) {}

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
