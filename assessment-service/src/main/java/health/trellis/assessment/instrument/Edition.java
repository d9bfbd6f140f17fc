package health.trellis.assessment.instrument;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/**
 * One version of an instrument. Never changed: another scoring is another version; a translation
 * adds words.
 *
 * @param instrument as it is asked and scored
 * @param form its FHIR Questionnaire
 * @param translated the instrument by language other than English
 * @param sources where the words of a site's translations are from, by language
 * @param revision 1, and one more with every translation that the site gave
 */
record Edition(
    Instrument instrument,
    Questionnaire form,
    Map<String, Instrument> translated,
    Map<String, String> sources,
    int revision) {

  /** One that is shipped, with the languages of its form. */
  static Edition shipped(Questionnaire form, Instrument instrument) {
    Map<String, Instrument> translated = new LinkedHashMap<>();
    for (String language : QuestionnaireForm.languages(form)) {
      translated.put(language, read(form, language, instrument));
    }
    return new Edition(instrument, form, translated, Map.of(), 1);
  }

  /** One that a site defined. */
  static Edition own(Instrument instrument) {
    return new Edition(instrument, QuestionnaireForm.of(instrument), Map.of(), Map.of(), 1);
  }

  /** The same with its words in one more language, or with other ones. */
  Edition with(Translation translation) {
    String language = translation.language();
    Questionnaire more = QuestionnaireForm.with(form, translation);
    Map<String, Instrument> all = new LinkedHashMap<>(translated);
    all.put(language, read(more, language, instrument));
    Map<String, String> from = new LinkedHashMap<>(sources);
    from.put(language, translation.source());
    return new Edition(instrument, more, all, from, revision + 1);
  }

  private static Instrument read(Questionnaire form, String language, Instrument original) {
    return InstrumentLoader.instrument(QuestionnaireForm.in(form, language), original.scoring());
  }

  /** In a language, or in English where it has not that one. */
  Instrument in(@Nullable String language) {
    return spoken(language).map(translated::get).orElse(instrument);
  }

  /** The translation that is nearest to a language: of its region, or of the language at all. */
  Optional<String> spoken(@Nullable String language) {
    if (language == null) {
      return Optional.empty();
    }
    String alone = language.replaceFirst("-.*$", "");
    return Optional.of(language)
        .filter(translated::containsKey)
        .or(() -> Optional.of(alone).filter(translated::containsKey));
  }

  Set<String> languages() {
    return translated.keySet();
  }
}
