package health.trellis.assessment.instrument;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import health.trellis.assessment.Case;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class InstrumentDefinitionTest {

  @Test
  void anOwnInstrumentIsTriedKeptAnsweredAndFollowedByAVersion() {
    Case her = Case.registered("female");
    Map<String, Object> own = own("1.0.0", 1);
    her.as(Tokens.programAdmin())
        .body(
            Map.of(
                "instrument",
                own,
                "samples",
                List.of(
                    Map.of("name", "both", "answers", Map.of("heard", 1, "safe", "yes")),
                    Map.of("name", "half", "answers", Map.of("heard", 7)))))
        .post("/api/v1/instruments/dry-run")
        .then()
        .statusCode(200)
        .body("samples[0].score", equalTo(2))
        .body("samples[0].band.code", equalTo("warm"))
        .body(
            "samples[1].faults.code", containsInAnyOrder("unknown-option", "required", "required"));
    her.answer("group-climate", Map.of("heard", 1, "safe", 1)).statusCode(422);

    define(her, own).statusCode(201).body("textIncluded", equalTo(true));
    define(her, own).statusCode(409);
    String id =
        her.answer("group-climate", Map.of("heard", 1, "safe", 0))
            .statusCode(201)
            .body("formVersion", equalTo("1.0.0"))
            .body("band.code", equalTo("cool"))
            .extract()
            .path("responseId");

    define(her, own("1.1.0", 0)).statusCode(201);
    her.answer("group-climate", Map.of("heard", 1, "safe", 0))
        .body("formVersion", equalTo("1.1.0"))
        .body("band.code", equalTo("warm"));
    her.as(her.own())
        .get("/api/v1/responses/" + id)
        .then()
        .body("formVersion", equalTo("1.0.0"))
        .body("band.code", equalTo("cool"));
    her.as(her.own())
        .get("/fhir/r4/Questionnaire/group-climate")
        .then()
        .statusCode(200)
        .body("version", equalTo("1.1.0"));
  }

  @Test
  void aBrokenDefinitionIsRefusedWithEveryFaultAndNothingIsKept() {
    Case her = Case.registered("female");
    Map<String, Object> broken = own("1.0.0", 2);
    broken.put("code", "broken-one");
    define(her, broken)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.pointer", hasItems("/scoring/instrument", "/scoring/bands/any/1"));
    Map<String, Object> odd = own("1.0.0", 1);
    odd.put("colour", "red");
    define(her, odd).statusCode(400);
    Map<String, Object> shipped = own("9.0.0", 1);
    shipped.put("code", "phq-9");
    define(her, shipped).statusCode(422);
    her.as(her.own()).get("/api/v1/instruments/broken-one").then().statusCode(404);
  }

  @Test
  void whatIsReadBeforeTheFirstQuestionComesWithTheInstrument() {
    Case her = Case.registered("female");
    String english = "Over the last 2 weeks, how often have you been bothered by any of the ";
    her.as(her.own())
        .get("/api/v1/instruments/phq-9")
        .then()
        .body("introduction", startsWith(english))
        .body("items.linkId", not(hasItem("lead")));
    her.as(her.own())
        .get("/api/v1/instruments/phq-9?lang=es")
        .then()
        .body("introduction", startsWith("Durante las últimas 2 semanas"));

    Map<String, Object> own = named("introduced-climate");
    own.put("introduction", "Think of the group today.");
    define(her, own).statusCode(201).body("introduction", equalTo("Think of the group today."));
    her.as(her.own())
        .get("/fhir/r4/Questionnaire/introduced-climate")
        .then()
        .body("item[0].type", equalTo("display"))
        .body("item[0].text", equalTo("Think of the group today."))
        .body("item[1].linkId", equalTo("heard"));
    her.answer("introduced-climate", Map.of("heard", 1, "safe", 1)).statusCode(201);
  }

  @Test
  @SuppressWarnings("unchecked")
  void anIntroductionHasWordsAndItsOwnLinkId() {
    Case her = Case.registered("female");
    Map<String, Object> blank = named("blank-climate");
    blank.put("introduction", "  ");
    define(her, blank).statusCode(422).body("errors.pointer", contains("/introduction"));

    Map<String, Object> same = named("same-climate");
    same.put("introduction", "Think of the group today.");
    List<Map<String, Object>> items =
        new ArrayList<>((List<Map<String, Object>>) same.get("items"));
    Map<String, Object> lead = new LinkedHashMap<>(items.getFirst());
    lead.put("linkId", "lead");
    items.add(lead);
    same.put("items", items);
    define(her, same)
        .statusCode(422)
        .body("errors.pointer", contains("/items/2/linkId"))
        .body("errors.code", contains("repeated"));
  }

  @Test
  void instrumentsThatLeadToOneAnotherInACircleAreRefused() {
    Case her = Case.registered("female");
    define(her, leading("circle-a", "1.0.0", "phq-9")).statusCode(201);
    define(her, leading("circle-b", "1.0.0", "circle-a")).statusCode(201);
    define(her, leading("circle-a", "1.1.0", "circle-b"))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/scoring/leadsTo/0/instruments"))
        .body("errors.code", contains("cycle"));
    define(her, leading("circle-a", "1.1.0", "no-such"))
        .statusCode(422)
        .body("errors.code", contains("unknown-instrument"));
    her.as(her.own())
        .get("/api/v1/instruments/circle-a")
        .then()
        .body("version", equalTo("1.0.0"))
        .body("leadsTo[0].instruments", contains("phq-9"));
  }

  private static Map<String, Object> leading(String code, String version, String next) {
    Map<String, Object> made = named(code);
    made.put("version", version);
    scoring(made)
        .put("leadsTo", List.of(Map.of("of", "total", "from", 1, "instruments", List.of(next))));
    return made;
  }

  private static Map<String, Object> named(String code) {
    Map<String, Object> made = own("1.0.0", 1);
    made.put("code", code);
    scoring(made).put("instrument", code);
    return made;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> scoring(Map<String, Object> instrument) {
    return (Map<String, Object>) instrument.get("scoring");
  }

  @Test
  void aLicensedInstrumentIsAskedOnceTheSiteGivesItsText() {
    Case her = Case.registered("female");
    Map<String, Integer> answers = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      answers.put("wsas-" + i, 2);
      texts.put("wsas-" + i, "The site's question " + i);
    }
    her.answer("wsas", answers).statusCode(422).body("errors.code", contains("text-missing"));

    String path = "/api/v1/instruments/wsas/text";
    her.as(Tokens.programAdmin())
        .body(
            Map.of(
                "permission",
                "License 1",
                "copyright",
                "The holder",
                "items",
                Map.of("wsas-1", "Only one", "wsas-9", "None"),
                "options",
                Map.of()))
        .post(path)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/items/wsas-9"));
    Map<String, Object> whole =
        Map.of(
            "permission",
            "License 1",
            "copyright",
            "The holder",
            "items",
            texts,
            "options",
            Map.of("wsas-0", "Not at all"));
    her.as(Tokens.programAdmin()).body(whole).post(path).then().statusCode(201);
    her.as(Tokens.programAdmin()).body(whole).post(path).then().statusCode(409);

    her.answer("wsas", answers)
        .statusCode(201)
        .body("score", equalTo(10))
        .body("formVersion", equalTo("1.0.0-site"));
    her.as(her.own())
        .get("/api/v1/instruments/wsas")
        .then()
        .body("items[0].text", equalTo("The site's question 1"))
        .body("items[0].options[0].label", equalTo("Not at all"));
  }

  @Test
  void formsAreReadInTheLanguageThatIsAskedFor() {
    Case her = Case.registered("female");
    her.as(her.own())
        .get("/api/v1/instruments/gad-7?lang=es")
        .then()
        .body("items[3].text", equalTo("Dificultad para relajarse"))
        .body("languages", contains("es"))
        .body("rater", equalTo("SELF"));
    her.as(her.own()).get("/api/v1/instruments?lang=spanish").then().statusCode(422);
  }

  private static io.restassured.response.ValidatableResponse define(
      Case her, Map<String, Object> instrument) {
    return her.as(Tokens.programAdmin()).body(instrument).post("/api/v1/instruments").then();
  }

  /** Two questions, bands cut after a total. */
  private static Map<String, Object> own(String version, int cut) {
    List<Map<String, Object>> options =
        List.of(
            Map.of("code", "no", "label", "No", "ordinal", 0),
            Map.of("code", "yes", "label", "Yes", "ordinal", 1));
    Map<String, Object> scoring = new LinkedHashMap<>();
    scoring.put("instrument", "group-climate");
    scoring.put("source", "The program's own, 2026");
    scoring.put("subscores", List.of());
    scoring.put(
        "total",
        Map.of(
            "display",
            "Climate",
            "items",
            List.of("heard", "safe"),
            "reversed",
            List.of(),
            "maxMissing",
            0,
            "higherIsBetter",
            true));
    scoring.put(
        "bands",
        Map.of(
            "any",
            List.of(
                Map.of("from", 0, "to", cut, "code", "cool", "label", "Cool"),
                Map.of("from", Math.min(cut + 1, 2), "to", 2, "code", "warm", "label", "Warm"))));
    scoring.put("critical", List.of());
    scoring.put("triage", List.of());
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("code", "group-climate");
    made.put("version", version);
    made.put("title", "Climate of the group");
    made.put("copyright", "Evening program");
    made.put(
        "items",
        List.of(
            Map.of("linkId", "heard", "text", "I felt heard", "required", true, "options", options),
            Map.of("linkId", "safe", "text", "I felt safe", "required", true, "options", options)));
    made.put("scoring", scoring);
    return made;
  }
}
