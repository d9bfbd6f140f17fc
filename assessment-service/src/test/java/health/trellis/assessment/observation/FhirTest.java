package health.trellis.assessment.observation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.assessment.Case;
import health.trellis.event.patient.ReceivedObservation;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirTest {
  private static final String EHR = Tokens.system(Case.EHR, "system/*.crus");

  @Test
  void aTotalIsAnObservationDerivedFromItsAnswers() {
    Case her = Case.registered("female");
    String response = her.answer("phq-9", Case.phq9(12)).extract().path("responseId");

    fhir(EHR)
        .queryParam("patient", "Patient/" + her.patient)
        .queryParam("category", "survey")
        .queryParam("code", "http://loinc.org|44261-6")
        .queryParam("date", "ge2020-01-01")
        .get("/fhir/r4/Observation")
        .then()
        .statusCode(200)
        .contentType("application/fhir+json")
        .body("entry", hasSize(1))
        .body("entry[0].resource.valueQuantity.value", equalTo(12))
        .body("entry[0].resource.interpretation[0].text", equalTo("Moderate"))
        .body(
            "entry[0].resource.derivedFrom[0].reference",
            equalTo("QuestionnaireResponse/" + response))
        .body("entry[0].resource.meta.security", nullValue());
    fhir(EHR).get("/fhir/r4/QuestionnaireResponse/" + response).then().statusCode(200);
    search(her, "code", "http://loinc.org|44261-6,55758-7", 2);
    search(her, "code", "http://loinc.org|70274-6", 0);
    search(her, "code", "http://snomed.info/sct|", 0);
    search(her, "date", "lt2020-01-01", 0);
    search(her, "date", "2020", 0);
    search(her, "status", "final", 2);
    search(her, "status", "preliminary", 0);
  }

  @Test
  void aSubscoreIsAMemberOfItsTotal() {
    Case her = Case.registered("female");
    her.answer("phq-9", Case.phq9(12)).statusCode(201);
    String part =
        fhir(EHR)
            .get("/fhir/r4/Observation?patient=" + her.patient + "&code=44261-6")
            .then()
            .statusCode(200)
            .extract()
            .path("entry[0].resource.hasMember[0].reference");

    fhir(EHR)
        .get("/fhir/r4/" + part)
        .then()
        .statusCode(200)
        .body("code.coding[0].code", equalTo("55758-7"))
        .body("valueQuantity.value", equalTo(6));
  }

  @Test
  void whatMatchesReferToComesAlongAndSearchesCombine() {
    Case her = Case.registered("female");
    String response = her.answer("phq-9", Case.phq9(12)).extract().path("responseId");
    her.answer("gad-7", gad7()).statusCode(201);
    String observations = "/fhir/r4/Observation?patient=" + her.patient;
    fhir(EHR)
        .get(
            observations
                + "&code=44261-6&_lastUpdated=ge2020&_include=Observation:derived-from"
                + "&_include=Observation:has-member")
        .then()
        .statusCode(200)
        .body("entry.search.mode", contains("match", "include", "include"))
        .body("entry.resource.resourceType", hasItems("QuestionnaireResponse", "Observation"))
        .body("entry.resource.id", hasItem(response));
    fhir(EHR).get(observations + "&_lastUpdated=lt2020").then().body("entry", nullValue());
    fhir(EHR).get(observations + "&_summary=count").then().body("total", equalTo(3));
    fhir(EHR).get(observations + "&_include=Observation:device").then().statusCode(400);

    String answers = "/fhir/r4/QuestionnaireResponse?patient=" + her.patient;
    fhir(EHR)
        .get(answers + "&_include=QuestionnaireResponse:questionnaire&_lastUpdated=gt2020&_count=1")
        .then()
        .statusCode(200)
        .body("entry.resource.resourceType", contains("QuestionnaireResponse", "Questionnaire"))
        .body("link.relation", hasItem("next"));
    fhir(EHR)
        .get(answers + "&questionnaire=Questionnaire/gad-7&status=completed&_elements=authored")
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.item", nullValue());
    fhir(EHR)
        .get("/fhir/r4/Questionnaire?_count=5")
        .then()
        .body("entry", hasSize(5))
        .body("link.relation", hasItem("next"))
        .body("entry[0].resource.meta.profile[0]", containsString("sdc-questionnaire"));
  }

  @ParameterizedTest
  @CsvSource({
    "title=generalized anxiety, gad-7",
    "code=http://loinc.org|69725-0, gad-7",
    "code=44260-8&status=active&version=1.0.0, phq-9",
    "url=https://trellis.health/fhir/Questionnaire/phq-9&title=patient health, phq-9",
    "title=Brief&status=retired, ''",
    "code=http://snomed.info/sct|44260-8, ''",
    "version=0.0.1, ''"
  })
  void questionnairesAreFoundByWhatTheyAreAndAsk(String query, String found) {
    var search = fhir(EHR);
    for (String each : query.split("&")) {
      search.queryParam(each.split("=")[0], each.split("=")[1]);
    }
    search
        .get("/fhir/r4/Questionnaire")
        .then()
        .statusCode(200)
        .body("entry.resource.id", found.isEmpty() ? nullValue() : contains(found));
  }

  private static java.util.Map<String, Integer> gad7() {
    return java.util.Map.of(
        "69725-0", 1, "68509-9", 1, "69733-4", 1, "69734-2", 1, "69735-9", 1, "69689-8", 1,
        "69736-7", 1);
  }

  @Test
  void theShapeOfAResponseIsHeldAgainstItsForm() {
    Case her = Case.registered("male");
    String good = auditC(her, "LA18929-2");
    String first = "\"code\":\"LA18929-2\"}}]}";

    refusedAt(
        good.replace(first, first + ",{\"linkId\":\"nonsense\"}"),
        "no such item",
        "QuestionnaireResponse.item[1].linkId");
    refusedAt(
        good.replace(first, first.replace("}}]}", "},\"item\":[{\"linkId\":\"68519-8\"}]}]}")),
        "within an answer",
        "QuestionnaireResponse.item[0].answer[0].item");
    refusedAt(
        good.replace(first, first + ",{\"linkId\":\"68518-0\"}"),
        "there once",
        "QuestionnaireResponse.item[1].linkId");
    refusedAt(
        good.replace("\"68518-0\"", "\"swap\"")
            .replace("\"68520-6\"", "\"68518-0\"")
            .replace("\"swap\"", "\"68520-6\""),
        "order of the form",
        "QuestionnaireResponse.item[1]");
  }

  @Test
  void answersToAnotherVersionOfAFormAreRefused() {
    Case her = Case.registered("male");
    String body = auditC(her, "LA18929-2").replace("|1.0.0", "|0.9.0");

    refusedAt(body, "this version", "QuestionnaireResponse.questionnaire");
  }

  @Test
  void eachWayToMisanswerAFormIsNamedWithItsPlace() {
    Case her = Case.registered("male");
    String good = auditC(her, "LA18929-2");
    String first = "\"code\":\"LA18929-2\"}}]}";

    refusedAt(
        good.replace(first, "\"code\":\"LA18929-2\"}},{\"valueString\":\"often\"}]}"),
        "answered once",
        "QuestionnaireResponse.item[0].answer[1].value");
    refusedAt(
        good.replace(
            "http://loinc.org\",\"code\":\"LA18929-2", "http://x.org\",\"code\":\"LA18929-2"),
        "no such answer option",
        "QuestionnaireResponse.item[0].answer[0].value");
    refusedAt(
        good.replace(first, first.replace("}]}", "}],\"item\":[{\"linkId\":\"68518-0\"}]}")),
        "no such item",
        "QuestionnaireResponse.item[0].item[0]");
    refusedAt(
        good.replace("\"68520-6\"", "\"68519-8\""),
        "there once",
        "QuestionnaireResponse.item[2].linkId");
  }

  private static void refusedAt(String body, String reason, String place) {
    fhir(EHR)
        .body(body)
        .post("/fhir/r4/QuestionnaireResponse")
        .then()
        .statusCode(422)
        .body("issue.expression.flatten()", hasItem(place))
        .body("issue.diagnostics", hasItem(containsString(reason)));
  }

  @Test
  void receivedResultsAreThereWithinASecondExactlyAsReceived() throws IOException {
    Case her = Case.registered("female");
    UUID id = UUID.randomUUID();
    String json = received(her, id);
    ReferralReceived referral =
        new ReferralReceived(
            her.patient, UUID.randomUUID(), Case.EHR, List.of(new ReceivedObservation(id, json)));
    TestEvents.publish(referral);
    Instant sent = Instant.now();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> fhir(EHR).get("/fhir/r4/Observation/" + id).statusCode() == 200);

    assertTrue(Duration.between(sent, Instant.now()).compareTo(Duration.ofSeconds(1)) < 0);
    ObjectMapper mapper = new ObjectMapper();
    assertEquals(
        mapper.readTree(json),
        mapper.readTree(fhir(EHR).get("/fhir/r4/Observation/" + id).asString()));
    TestEvents.publish(referral);
    her.answer("phq-9", Case.phq9(3)).statusCode(201);
    search(her, "category", "survey", 3);
    search(her, "code", "76504-0", 1);
    search(her, "date", "2021-05-04", 1);
    fhir(EHR)
        .contentType("application/x-www-form-urlencoded")
        .formParam("patient", her.patient.toString())
        .formParam("_count", "1")
        .post("/fhir/r4/Observation/_search")
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("link.relation", hasItems("self", "next"));
  }

  @Test
  void answersAreScoredOnArrival() {
    Case her = Case.registered("male");
    String id =
        fhir(EHR)
            .body(auditC(her, "LA18929-2"))
            .post("/fhir/r4/QuestionnaireResponse")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    her.as(her.own())
        .get("/api/v1/responses/" + id)
        .then()
        .statusCode(200)
        .body("score", equalTo(4))
        .body("band.code", equalTo("positive"))
        .body("authoredAt", equalTo("2026-01-15T10:00:00Z"));
    fhir(EHR)
        .queryParam("patient", her.patient)
        .queryParam("questionnaire", "https://trellis.health/fhir/Questionnaire/audit-c")
        .queryParam("authored", "2026-01")
        .queryParam("status", "completed")
        .get("/fhir/r4/QuestionnaireResponse")
        .then()
        .statusCode(200)
        .body("entry.resource.id", contains(id));
  }

  @Test
  void everyFaultOfAnAnswerIsAnIssueWithItsPlace() {
    Case her = Case.registered("male");
    String body =
        auditC(her, "LA0-0")
            .replace("\"68519-8\"", "\"unknown\"")
            .replace(
                "\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"LA6270-8\"}",
                "\"valueInteger\":3");

    fhir(EHR)
        .body(body)
        .post("/fhir/r4/QuestionnaireResponse")
        .then()
        .statusCode(422)
        .contentType("application/fhir+json")
        .body("resourceType", equalTo("OperationOutcome"))
        .body(
            "issue.expression.flatten()",
            hasItems(
                "QuestionnaireResponse.item[0].answer[0].value",
                "QuestionnaireResponse.item[1].linkId",
                "QuestionnaireResponse.item[2].answer[0].value",
                "QuestionnaireResponse.item.where(linkId='68519-8')"));
    fhir(EHR)
        .body("{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"in-progress\"}")
        .post("/fhir/r4/QuestionnaireResponse")
        .then()
        .statusCode(422)
        .body(
            "issue.expression.flatten()",
            contains(
                "QuestionnaireResponse.questionnaire",
                "QuestionnaireResponse.status",
                "QuestionnaireResponse.subject"));
    fhir(EHR)
        .body("{\"resourceType\":")
        .post("/fhir/r4/QuestionnaireResponse")
        .then()
        .statusCode(400);
    fhir(EHR)
        .body("{\"resourceType\":\"QuestionnaireResponse\",\"nonsense\":1}")
        .post("/fhir/r4/QuestionnaireResponse")
        .then()
        .statusCode(400)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  @Test
  void partTwoRecordsCarryTheirLabelsAndAreKeptFromTheReferrer() {
    Case her = Case.admitted(0, true);
    her.answer("dast-10", dast()).statusCode(201).body("score", equalTo(1));

    fhir(her.clinicianToken())
        .queryParam("patient", her.patient)
        .get("/fhir/r4/Observation")
        .then()
        .statusCode(200)
        .body("entry[0].resource.meta.security.code", hasItems("R", "42CFRPart2", "NORDSCLCD"));
    search(her, "category", "survey", 0);
  }

  @Test
  void questionnairesAreFoundByUrlAndName() {
    String url = "https://trellis.health/fhir/Questionnaire/phq-9";
    fhir(EHR)
        .get("/fhir/r4/Questionnaire/phq-9")
        .then()
        .statusCode(200)
        .body("item.code.code.flatten()", hasItem("44250-9"));
    for (String query : List.of("url=" + url, "url=" + url + "|1.0.0", "name=phq9", "_id=phq-9")) {
      String[] parts = query.split("=");
      fhir(EHR)
          .queryParam(parts[0], parts[1])
          .get("/fhir/r4/Questionnaire")
          .then()
          .statusCode(200)
          .body("entry.resource.id", contains("phq-9"));
    }
    fhir(EHR).get("/fhir/r4/Questionnaire/none").then().statusCode(404);
  }

  @Test
  void aSearchThatCannotBeUnderstoodIsRefused() {
    for (String query : List.of("nonsense=1", "date=yesterday", "_count=many")) {
      fhir(EHR)
          .get("/fhir/r4/Observation?" + query)
          .then()
          .statusCode(400)
          .body("resourceType", equalTo("OperationOutcome"));
    }
    fhir(EHR).get("/fhir/r4/Observation?patient=x").then().body("entry", nullValue());
    fhir(Tokens.system(Case.EHR, "system/Patient.rs"))
        .get("/fhir/r4/Observation")
        .then()
        .statusCode(403);
  }

  @Test
  void theCapabilityStatementNamesWhatWeServe() {
    given()
        .get("/fhir/r4/metadata")
        .then()
        .statusCode(200)
        .body(
            "rest[0].resource.type",
            contains(
                "Questionnaire",
                "QuestionnaireResponse",
                "Observation",
                "RiskAssessment",
                "DetectedIssue"));
  }

  private static void search(Case her, String parameter, String value, int matches) {
    String body =
        fhir(EHR)
            .queryParam("patient", her.patient)
            .queryParam(parameter, value)
            .get("/fhir/r4/Observation")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertEquals(matches, body.split("\"fullUrl\"", -1).length - 1, parameter + "=" + value);
  }

  private static RequestSpecification fhir(String token) {
    return given().auth().oauth2(token).contentType("application/fhir+json");
  }

  private static String received(Case her, UUID id) {
    return """
        {"resourceType":"Observation","id":"%s","status":"final",
         "meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-screening-assessment"]},
         "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey","display":"Survey"}]}],
         "code":{"coding":[{"system":"http://loinc.org","code":"76504-0","display":"Total score [HARK]"}],"text":"Total score [HARK]"},
         "subject":{"reference":"Patient/%s"},
         "effectiveDateTime":"2021-05-04T10:20:30+02:00",
         "issued":"2021-05-04T10:20:30.123+02:00",
         "valueQuantity":{"value":3.0,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}
        """
        .formatted(id, her.patient);
  }

  private static String auditC(Case her, String first) {
    return """
        {"resourceType":"QuestionnaireResponse","status":"completed",
         "questionnaire":"https://trellis.health/fhir/Questionnaire/audit-c|1.0.0",
         "subject":{"reference":"Patient/%s"},"authored":"2026-01-15T10:00:00Z",
         "item":[
          {"linkId":"68518-0","answer":[{"valueCoding":{"system":"http://loinc.org","code":"%s"}}]},
          {"linkId":"68519-8","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA15694-5"}}]},
          {"linkId":"68520-6","answer":[{"valueCoding":{"system":"http://loinc.org","code":"LA6270-8"}}]}]}
        """
        .formatted(her.patient, first);
  }

  private static java.util.Map<String, Integer> dast() {
    java.util.Map<String, Integer> answers = new java.util.LinkedHashMap<>();
    for (int i = 1; i <= 10; i++) {
      answers.put("dast-" + i, i == 1 || i == 3 ? 1 : 0);
    }
    return answers;
  }
}
