package health.trellis.assessment.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.http.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A translation has the words of everything that a form shows, and of nothing else. */
class TranslationRulesTest {
  private static final Instruments INSTRUMENTS = new Instruments();

  @ParameterizedTest
  @ValueSource(strings = {"c-ssrs-screener", "pcl-5", "phq-9", "bam", "cows", "audit"})
  void aWholeTranslationIsReadAndChangesNothingOfTheScoring(String code) {
    Edition edition = INSTRUMENTS.edition(code).orElseThrow();
    Translation whole = whole(edition, "fr");

    assertEquals(List.of(), TranslationRules.faults(edition.form(), whole));
    Edition french = edition.with(whole);
    Instrument read = french.in("fr-CA");
    assertEquals("fr:" + edition.instrument().title(), read.title());
    for (Instrument.Item item : edition.instrument().items()) {
      Instrument.Item other = read.item(item.linkId()).orElseThrow();
      assertEquals("fr:" + item.text(), other.text());
      assertEquals(
          item.options().stream()
              .map(o -> new Instrument.Option(o.system(), o.code(), "fr:" + o.label(), o.ordinal()))
              .toList(),
          other.options());
      assertEquals(item.required(), other.required());
      assertEquals(item.askedWhen(), other.askedWhen());
    }
    assertEquals(edition.instrument().scoring(), read.scoring());
    assertEquals(edition.instrument(), french.instrument());
    assertTrue(french.languages().containsAll(edition.languages()));
    assertEquals(edition.instrument(), edition.in("fr"));
    assertEquals(edition.revision() + 1, french.revision());
  }

  @Test
  void aCorrectionTakesThePlaceOfTheWordsBefore() {
    Edition edition = INSTRUMENTS.edition("phq-9").orElseThrow();
    Edition mended = edition.with(whole(edition, "es"));

    assertEquals(edition.languages(), mended.languages());
    assertTrue(mended.in("es").items().getFirst().text().startsWith("fr:"));
    assertEquals(
        1,
        mended.form().getItemFirstRep().getTextElement().getExtension().size(),
        "one Spanish text, not two");
  }

  @ParameterizedTest
  @CsvSource({
    "en, original-language",
    "en-GB, original-language",
    "xx, unknown-language",
    "fr-XX, unknown-language",
  })
  void itIsInAnotherLanguageThatThereIs(String language, String fault) {
    Edition edition = INSTRUMENTS.edition("phq-9").orElseThrow();
    assertEquals(
        List.of("/language " + fault),
        places(TranslationRules.faults(edition.form(), whole(edition, language))));
  }

  @Test
  void whatIsMissingOrBelongsToNothingIsNamed() {
    Edition edition = INSTRUMENTS.edition("pcl-5").orElseThrow();
    Translation whole = whole(edition, "fr");
    Map<String, String> items = new LinkedHashMap<>(whole.items());
    Map<String, String> options = new LinkedHashMap<>(whole.options());
    String item = edition.instrument().items().get(3).linkId();
    String option = edition.instrument().items().get(3).options().get(4).code();
    items.remove(item);
    items.put("pcl-21", "?");
    options.remove(option);
    options.put("pcl-9", "?");

    assertEquals(
        List.of(
            "/items/" + item + " required",
            "/items/pcl-21 unknown-item",
            "/options/" + option + " required",
            "/options/pcl-9 unknown-option"),
        places(
            TranslationRules.faults(
                edition.form(),
                new Translation("pcl-5", "1.0.0", "fr", "T", items, options, "S"))));
  }

  @Test
  void oneCodeMayBeWordedDifferentlyInOneItem() {
    Edition edition = INSTRUMENTS.edition("dast-10").orElseThrow();
    Instrument.Item item = edition.instrument().items().get(2);
    Instrument.Option option = item.options().getFirst();
    Translation whole = whole(edition, "fr");
    Map<String, String> options = new LinkedHashMap<>(whole.options());
    options.put(item.linkId() + "/" + option.code(), "Pas du tout");
    Translation own = new Translation("dast-10", "1.0.0", "fr", "T", whole.items(), options, "S");

    assertEquals(List.of(), TranslationRules.faults(edition.form(), own));
    Instrument read = edition.with(own).in("fr");
    assertEquals("Pas du tout", read.items().get(2).options().getFirst().label());
    assertEquals("fr:" + option.label(), read.items().get(1).options().getFirst().label());
  }

  private static List<String> places(List<FieldError> faults) {
    return faults.stream().map(fault -> fault.pointer() + " " + fault.code()).toList();
  }

  /** Every text with a mark before it. */
  private static Translation whole(Edition edition, String language) {
    Map<String, String> items = new LinkedHashMap<>();
    Map<String, String> options = new LinkedHashMap<>();
    edition
        .form()
        .getItem()
        .forEach(
            item -> {
              items.put(item.getLinkId(), "fr:" + item.getText());
              item.getAnswerOption()
                  .forEach(
                      choice ->
                          options.put(
                              choice.getValueCoding().getCode(),
                              "fr:" + choice.getValueCoding().getDisplay()));
            });
    Instrument instrument = edition.instrument();
    return new Translation(
        instrument.code(),
        instrument.version(),
        language,
        "fr:" + instrument.title(),
        items,
        options,
        "The holder's own");
  }
}
