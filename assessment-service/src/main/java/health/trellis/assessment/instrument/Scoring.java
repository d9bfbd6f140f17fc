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
 * @param leadsTo what else to ask where a score is high
 * @param use how the instrument is used; absent: the patient answers it
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
    List<TriageRule> triage,
    List<Lead> leadsTo,
    @Nullable Use use) {
  /** Stands for the total where a subscore could be named. */
  static final String TOTAL = "total";

  private static final String ANY = "any";

  @JsonCreator
  static Scoring read(
      @JsonProperty("instrument") String instrument,
      @JsonProperty("source") String source,
      @JsonProperty("total") @Nullable Total total,
      @JsonProperty("subscores") List<Subscore> subscores,
      @JsonProperty("bands") Map<String, List<Band>> bands,
      @JsonProperty("change") @Nullable ChangeRule change,
      @JsonProperty("difference") @Nullable Difference difference,
      @JsonProperty("critical") List<CriticalItem> critical,
      @JsonProperty("triage") List<TriageRule> triage,
      @JsonProperty("leadsTo") @Nullable List<Lead> leadsTo,
      @JsonProperty("use") @Nullable Use use) {
    return new Scoring(
        instrument,
        source,
        total,
        subscores,
        bands,
        change,
        difference,
        critical,
        triage,
        leadsTo == null ? List.of() : leadsTo,
        use);
  }

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

    /** The total that points of each item come to, none reversed. */
    int of(ToIntFunction<String> points) {
      int sum = items.stream().mapToInt(i -> weight(i) * points.applyAsInt(i)).sum() * multiplier;
      int weight = items.stream().mapToInt(this::weight).sum();
      return method == Method.SUM ? sum : Math.round((float) sum / weight);
    }
  }

  /** How points become one number. */
  public enum Method {
    /** Their sum. */
    SUM,
    /** Their mean. */
    MEAN,
    /** The highest of them; of subscores only. */
    MAX
  }

  /**
   * What some items come to; absent from a result when one of them is missing that was asked.
   *
   * @param code for example {@code phq-2}
   * @param loinc its LOINC code; absent where LOINC has none
   * @param label for people to read
   * @param items the items
   * @param method sum, mean or the highest
   * @param reversed those that score the other way round; absent: those of the total
   * @param bands what it means; empty where nothing is published
   * @param higherIsBetter whether a higher one is the better one
   */
  public record Subscore(
      String code,
      @Nullable String loinc,
      String label,
      List<String> items,
      Method method,
      @Nullable List<String> reversed,
      List<Band> bands,
      boolean higherIsBetter) {

    @JsonCreator
    static Subscore read(
        @JsonProperty("code") String code,
        @JsonProperty("loinc") @Nullable String loinc,
        @JsonProperty("label") String label,
        @JsonProperty("items") List<String> items,
        @JsonProperty("method") @Nullable Method method,
        @JsonProperty("reversed") @Nullable List<String> reversed,
        @JsonProperty("bands") @Nullable List<Band> bands,
        @JsonProperty("higherIsBetter") boolean higherIsBetter) {
      return new Subscore(
          code,
          loinc,
          label,
          items,
          method == null ? Method.SUM : method,
          reversed,
          bands == null ? List.of() : bands,
          higherIsBetter);
    }

    /** What points of its items come to. */
    int of(ToIntFunction<String> points) {
      return switch (method) {
        case SUM -> items.stream().mapToInt(points).sum();
        case MEAN ->
            Math.toIntExact(Math.round(items.stream().mapToInt(points).average().orElseThrow()));
        case MAX -> items.stream().mapToInt(points).max().orElseThrow();
      };
    }
  }

  /**
   * What else to ask where a score is high: PHQ-2 before PHQ-9.
   *
   * @param of {@code total}, or a subscore's code
   * @param from the lowest score that leads on
   * @param instruments what to ask
   */
  public record Lead(String of, int from, List<String> instruments) {}

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
   * A result by rule, for example a level of risk. It holds when one of {@code anyYes} or of {@code
   * any} holds, where there are such, and all of {@code all} hold; without any it takes the rest.
   *
   * @param code stable name of the level
   * @param label for people to read
   * @param anyYes items, one of which is answered with more than the least
   * @param any conditions, one of which holds
   * @param all conditions that all hold
   * @param finding stable name of what was found; absent when nobody need act
   * @param level how soon a human must act
   */
  public record TriageRule(
      String code,
      String label,
      List<String> anyYes,
      List<Condition> any,
      List<Condition> all,
      @Nullable String finding,
      @Nullable RiskLevel level) {

    @JsonCreator
    static TriageRule read(
        @JsonProperty("code") String code,
        @JsonProperty("label") String label,
        @JsonProperty("anyYes") List<String> anyYes,
        @JsonProperty("any") @Nullable List<Condition> any,
        @JsonProperty("all") @Nullable List<Condition> all,
        @JsonProperty("finding") @Nullable String finding,
        @JsonProperty("level") @Nullable RiskLevel level) {
      return new TriageRule(
          code,
          label,
          anyYes,
          any == null ? List.of() : any,
          all == null ? List.of() : all,
          finding,
          level);
    }

    /** Whether it takes whatever the rules before did not. */
    boolean takesTheRest() {
      return anyYes.isEmpty() && any.isEmpty() && all.isEmpty();
    }
  }

  /**
   * A condition on a subscore or an item.
   *
   * @param subscore a subscore's code; absent: an item is meant
   * @param item an item; absent: a subscore is meant
   * @param from the lowest value that fulfils it; absent: any
   * @param above a subscore that must be lower; absent: none
   */
  public record Condition(
      @Nullable String subscore,
      @Nullable String item,
      @Nullable Integer from,
      @Nullable String above) {}

  /** The same, used otherwise. */
  Scoring with(Use other) {
    return new Scoring(
        instrument,
        source,
        total,
        subscores,
        bands,
        change,
        difference,
        critical,
        triage,
        leadsTo,
        other);
  }

  /** The bands for an administrative sex. */
  public List<Band> bandsFor(@Nullable String sex) {
    List<Band> own = sex == null ? null : bands.get(sex);
    return own != null ? own : bands.getOrDefault(ANY, List.of());
  }
}
