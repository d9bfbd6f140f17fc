package health.trellis.assessment.instrument;

import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The words of one version of an instrument in another language. It changes nothing of the scoring.
 *
 * @param code the instrument
 * @param version its version
 * @param language BCP 47: a language, or a language and a region
 * @param title for people to read
 * @param items the text of everything that the form shows, by linkId
 * @param options the text of answers by option code, or by {@code linkId/code} where items word the
 *     same code differently
 * @param source where the words were published, and by what right they are used
 */
record Translation(
    String code,
    String version,
    String language,
    String title,
    Map<String, String> items,
    Map<String, String> options,
    String source) {

  /** The words of an answer option; absent where they are missing. */
  @Nullable String option(String linkId, Coding option) {
    String own = options.get(key(linkId, option));
    return own == null ? options.get(option.getCode()) : own;
  }

  /** The name of an option of one item alone. */
  static String key(String linkId, Coding option) {
    return linkId + "/" + option.getCode();
  }
}
