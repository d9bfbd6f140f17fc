package health.trellis.assessment.instrument;

import health.trellis.kit.http.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/**
 * What must hold of a translation: it has the words of everything that the form shows, and of
 * nothing else, so that nobody is asked half in one language and half in another.
 */
final class TranslationRules {
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final Set<String> REGIONS = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  private final Questionnaire form;
  private final Translation translation;
  private final List<FieldError> faults = new ArrayList<>();

  private TranslationRules(Questionnaire form, Translation translation) {
    this.form = form;
    this.translation = translation;
  }

  /** All that is wrong; empty when it can be used. */
  static List<FieldError> faults(Questionnaire form, Translation translation) {
    TranslationRules rules = new TranslationRules(form, translation);
    rules.language();
    rules.items();
    rules.options();
    return rules.faults;
  }

  private void language() {
    Locale language = Locale.forLanguageTag(translation.language());
    boolean known =
        LANGUAGES.contains(language.getLanguage())
            && (language.getCountry().isEmpty() || REGIONS.contains(language.getCountry()));
    if (!known) {
      fault("/language", "unknown-language", "Name a language by ISO 639-1, a region by ISO 3166.");
    } else if (language.getLanguage().equals("en")) {
      fault("/language", "original-language", "The instrument itself is in English.");
    }
  }

  private void items() {
    Set<String> shown = new HashSet<>();
    for (QuestionnaireItemComponent item : form.getItem()) {
      shown.add(item.getLinkId());
      if (!translation.items().containsKey(item.getLinkId())) {
        fault("/items/" + item.getLinkId(), "required", "Every text of the form is translated.");
      }
    }
    translation.items().keySet().stream()
        .filter(linkId -> !shown.contains(linkId))
        .forEach(
            linkId ->
                fault("/items/" + linkId, "unknown-item", "The instrument has no such item."));
  }

  private void options() {
    Set<String> known = new HashSet<>();
    Set<String> missing = new LinkedHashSet<>();
    for (QuestionnaireItemComponent item : form.getItem()) {
      for (var choice : item.getAnswerOption()) {
        Coding option = choice.getValueCoding();
        known.add(option.getCode());
        known.add(Translation.key(item.getLinkId(), option));
        if (translation.option(item.getLinkId(), option) == null) {
          missing.add(option.getCode());
        }
      }
    }
    missing.forEach(
        code -> fault("/options/" + code, "required", "Every answer option is translated."));
    translation.options().keySet().stream()
        .filter(code -> !known.contains(code))
        .forEach(
            code ->
                fault(
                    "/options/" + code.replace("/", "~1"),
                    "unknown-option",
                    "No item has such an option."));
  }

  private void fault(String place, String code, String detail) {
    faults.add(new FieldError(place, code, detail));
  }
}
