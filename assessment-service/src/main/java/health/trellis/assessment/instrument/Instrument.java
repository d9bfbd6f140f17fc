package health.trellis.assessment.instrument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as it is asked and scored.
 *
 * @param code for example {@code phq-9}
 * @param version version of the Questionnaire
 * @param url canonical address of the Questionnaire
 * @param title for people to read
 * @param loinc LOINC code of the panel; absent where LOINC has none
 * @param copyright who holds the text
 * @param introduction what is read before the first question; absent where there is nothing
 * @param items the questions in their order
 * @param scoring how answers become a score
 */
public record Instrument(
    String code,
    String version,
    String url,
    String title,
    @Nullable String loinc,
    String copyright,
    @Nullable String introduction,
    List<Item> items,
    Scoring scoring) {

  /**
   * A question.
   *
   * @param linkId its id in the Questionnaire
   * @param text the question or its neutral label
   * @param required whether the answers are incomplete without it
   * @param askedWhen asked only when the question before was answered so
   * @param options the answers to choose from
   */
  public record Item(
      String linkId,
      String text,
      boolean required,
      @Nullable AskedWhen askedWhen,
      List<Option> options) {

    /** The option with a code. */
    public Optional<Option> option(String optionCode) {
      return options.stream().filter(o -> o.code().equals(optionCode)).findFirst();
    }

    /** The fewest points of its options. */
    public int lowest() {
      return options.stream().mapToInt(Option::ordinal).min().orElseThrow();
    }

    /** The most points of its options. */
    public int highest() {
      return options.stream().mapToInt(Option::ordinal).max().orElseThrow();
    }

    /** The option with an ordinal. */
    public Optional<Option> option(int ordinal) {
      return options.stream().filter(o -> o.ordinal() == ordinal).findFirst();
    }
  }

  /**
   * When a question is asked.
   *
   * @param linkId the question before
   * @param optionCodes its answers, one of which leads here
   */
  public record AskedWhen(String linkId, List<String> optionCodes) {}

  /**
   * An answer to choose.
   *
   * @param system code system of its code: LOINC, or the instrument's own
   * @param code its code
   * @param label for people to read
   * @param ordinal its points before any reversal, 0 or more
   */
  public record Option(String system, String code, String label, int ordinal) {}

  /** The question with an id. */
  public Optional<Item> item(String linkId) {
    return items.stream().filter(i -> i.linkId().equals(linkId)).findFirst();
  }

  /** The options that kept answers chose, by item; codes that it does not know are left out. */
  public Map<String, Option> chosen(Map<String, String> codes) {
    Map<String, Option> chosen = new LinkedHashMap<>();
    codes.forEach(
        (linkId, code) ->
            item(linkId)
                .flatMap(item -> item.option(code))
                .ifPresent(option -> chosen.put(linkId, option)));
    return chosen;
  }

  /** Answers as they are kept: option codes by item. */
  public static Map<String, String> codes(Map<String, Option> chosen) {
    Map<String, String> codes = new LinkedHashMap<>();
    chosen.forEach((linkId, option) -> codes.put(linkId, option.code()));
    return codes;
  }

  /** Whether a question is asked, given the other answers. */
  public boolean asks(Item item, Map<String, Option> answers) {
    AskedWhen when = item.askedWhen();
    if (when == null) {
      return true;
    }
    Option before = answers.get(when.linkId());
    return before != null && when.optionCodes().contains(before.code());
  }

  /** How it is used in practice. */
  public Use use() {
    Use use = scoring.use();
    return use == null ? Use.ofItems(items.size()) : use;
  }

  /** Whether the words of its questions are here: without them nobody can be asked. */
  public boolean hasText() {
    return use().text() == Use.Text.SHIPPED;
  }
}
