package health.trellis.assessment.instrument;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/**
 * One version of an instrument. Never changed: another text or scoring is another version.
 *
 * @param instrument as it is asked and scored
 * @param form its FHIR Questionnaire
 * @param translated the instrument by language other than English
 */
record Edition(Instrument instrument, Questionnaire form, Map<String, Instrument> translated) {

  /** One that is shipped, with the languages of its form. */
  static Edition shipped(Questionnaire form, Instrument instrument) {
    Map<String, Instrument> translated = new LinkedHashMap<>();
    for (String language : QuestionnaireForm.languages(form)) {
      translated.put(
          language,
          InstrumentLoader.instrument(QuestionnaireForm.in(form, language), instrument.scoring()));
    }
    return new Edition(instrument, form, translated);
  }

  /** One that a site defined. */
  static Edition own(Instrument instrument) {
    return new Edition(instrument, QuestionnaireForm.of(instrument), Map.of());
  }

  /** In a language, or in English where it has not that one. */
  Instrument in(@Nullable String language) {
    return language == null ? instrument : translated.getOrDefault(language, instrument);
  }

  Set<String> languages() {
    return translated.keySet();
  }
}
