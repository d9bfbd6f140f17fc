package health.trellis.assessment.instrument;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import health.trellis.assessment.Case;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A site gives an instrument its official words in a further language. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class TranslationTest {
  private static final String PATH = "/api/v1/instruments/c-ssrs-screener/translations";
  private static final Map<String, Integer> NO = Map.of("93246-7", 0, "93247-5", 0, "93267-3", 0);

  @Inject Instruments instruments;

  @Test
  void aTranslationIsTriedKeptAnsweredInAndCorrected() {
    Case her = Case.registered("female");
    Map<String, Object> words = words("Pregunta ");
    answer(her, "es").statusCode(422).body("errors.code", contains("no-translation"));
    give(PATH + "/dry-run", her, words)
        .statusCode(200)
        .body("items[0].text", equalTo("Pregunta 93246-7"))
        .body("translationSource", equalTo("The holder's own copy, license 7"));
    answer(her, "es").statusCode(422);

    give(PATH, her, words)
        .statusCode(201)
        .header("Location", endsWith("/api/v1/instruments/c-ssrs-screener?lang=es"))
        .body("languages", contains("es"));
    her.as(her.own())
        .get("/api/v1/instruments/c-ssrs-screener?lang=es-MX")
        .then()
        .body("items[0].text", equalTo("Pregunta 93246-7"))
        .body("items[0].options.label", contains("No", "Sí"))
        .body("translationSource", equalTo("The holder's own copy, license 7"));
    her.as(her.own())
        .get("/api/v1/instruments/c-ssrs-screener")
        .then()
        .body("languages", contains("es"))
        .body("translationSource", nullValue())
        .body("items[0].text", equalTo(english("93246-7")));
    String id =
        answer(her, "es")
            .statusCode(201)
            .body("language", equalTo("es"))
            .body("formVersion", equalTo("1.0.0"))
            .extract()
            .path("responseId");
    asFhir(her, id);

    give(PATH, her, words).statusCode(409);
    Map<String, Object> mended = words("Mejor ");
    mended.put("correction", "A misprint in the first question");
    give(PATH, her, mended).statusCode(201).body("items[0].text", equalTo("Mejor 93246-7"));
  }

  /** The form carries the words as the standard's extension; the answers, those that were read. */
  private static void asFhir(Case her, String id) {
    her.as(her.own())
        .get("/fhir/r4/Questionnaire/c-ssrs-screener")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("W/\"2\""))
        .body(
            "item.find { it.linkId == '93246-7' }._text.extension.url",
            contains("http://hl7.org/fhir/StructureDefinition/translation"))
        .body(
            "item.find { it.linkId == '93246-7' }._text.extension[0].extension.valueString",
            hasItem("Pregunta 93246-7"));
    her.as(her.own())
        .get("/fhir/r4/QuestionnaireResponse/" + id)
        .then()
        .statusCode(200)
        .body("language", equalTo("es"))
        .body("item[0].text", equalTo("Pregunta 93246-7"))
        .body("item[0].answer[0].valueCoding.display", equalTo("No"));
  }

  @Test
  void aTranslationWithAFaultIsRefusedWithAllOfThemAndNotKept() {
    Case her = Case.registered("female");
    Map<String, Object> broken = words("Q ");
    broken.put("language", "en");
    broken.put("items", Map.of("93246-7", "One", "none", "Two"));
    broken.put("options", Map.of("LA32-8", "No", "LA0", "?"));
    give(PATH, her, broken)
        .statusCode(422)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            hasItems("/language", "/items/93247-5", "/items/none", "/options/LA33-6"))
        .body("errors.code", hasItem("unknown-option"));
    Map<String, Object> unversioned = words("Q ");
    unversioned.put("language", "pt");
    unversioned.put("version", "0.9.0");
    give(PATH, her, unversioned).statusCode(422).body("errors.code", contains("other-version"));
    Map<String, Object> unsourced = words("Q ");
    unsourced.put("language", "pt");
    unsourced.put("source", " ");
    give(PATH, her, unsourced).statusCode(422).body("errors.pointer", contains("/source"));
    Map<String, Object> first = words("Q ");
    first.put("language", "pt");
    first.put("correction", "None was there");
    give(PATH, her, first).statusCode(422).body("errors.code", contains("nothing-to-correct"));
    Map<String, Object> scored = words("Q ");
    scored.put("scoring", Map.of());
    give(PATH, her, scored).statusCode(400);
    give("/api/v1/instruments/no-such/translations", her, words("Q ")).statusCode(404);
    give("/api/v1/instruments/srs/translations", her, words("Q "))
        .statusCode(422)
        .body("errors.code", contains("text-missing"));
    her.as(her.own())
        .get("/api/v1/instruments/c-ssrs-screener?lang=pt")
        .then()
        .body("translationSource", nullValue());
  }

  private static ValidatableResponse give(String path, Case her, Map<String, Object> words) {
    return her.as(Tokens.programAdmin()).body(words).post(path).then();
  }

  private static ValidatableResponse answer(Case her, String language) {
    return her.as(her.own())
        .body(
            Map.of(
                "patientId",
                her.patient,
                "instrument",
                "c-ssrs-screener",
                "answers",
                NO,
                "language",
                language))
        .post("/api/v1/responses")
        .then();
  }

  private String english(String linkId) {
    return instruments.find("c-ssrs-screener").flatMap(i -> i.item(linkId)).orElseThrow().text();
  }

  /** Made-up words: nobody's official ones. */
  private Map<String, Object> words(String before) {
    Map<String, String> items = new LinkedHashMap<>();
    instruments
        .questionnaire("c-ssrs-screener")
        .orElseThrow()
        .getItem()
        .forEach(item -> items.put(item.getLinkId(), before + item.getLinkId()));
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("version", "1.0.0");
    words.put("language", "es");
    words.put("title", "Cuestionario inventado");
    words.put("source", "The holder's own copy, license 7");
    words.put("items", items);
    words.put("options", Map.of("LA32-8", "No", "LA33-6", "Sí"));
    return words;
  }
}
