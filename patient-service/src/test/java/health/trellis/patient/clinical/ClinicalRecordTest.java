package health.trellis.patient.clinical;

import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ClinicalRecordTest {

  @ParameterizedTest
  @CsvSource({
    "F10.20, SUBSTANCE_USE",
    "F17.210, OTHER",
    "F19.10, SUBSTANCE_USE",
    "F33.1, MENTAL_HEALTH",
    "F43.10, MENTAL_HEALTH",
    "E11.9, OTHER",
    "F09, OTHER"
  })
  void theBlockOfTheCodeSaysTheKind(String code, DiagnosisKind kind) {
    assertEquals(kind, DiagnosisKind.of(DiagnosisKind.ICD_10_CM, code));
  }

  @ParameterizedTest
  @CsvSource({
    "http://hl7.org/fhir/sid/icd-10-cm, F33.1, F33",
    "http://hl7.org/fhir/sid/icd-10-cm, F10.20, F10",
    "http://hl7.org/fhir/sid/icd-10-cm, E11.9, ''",
    "http://hl7.org/fhir/sid/icd-10-cm, Fever, ''",
    "http://snomed.info/sct, 370143000, F32",
    "http://snomed.info/sct, 66590003, F10",
    "http://snomed.info/sct, 44054006, ''",
    "http://example.org, F33.1, ''"
  })
  void aDiagnosisCountsInItsCategory(String system, String code, String category) {
    assertEquals(category, MentalCategory.of(system, code).orElse(""));
  }

  @Test
  void diagnosesOfBothKindsAreCoOccurring() {
    Admitted her = Api.admitted(Api.DAY_IOP);
    diagnose(her, "F33.1").then().statusCode(201).body("recordedBy", notNullValue());
    list(her, "conditions").then().body("items.coOccurring", contains(false));
    diagnose(her, "F10.20").then().statusCode(201).body("kind", is("SUBSTANCE_USE"));
    diagnose(her, "E11.9").then().statusCode(201);
    list(her, "conditions")
        .then()
        .body(
            "items.findAll { it.coOccurring }.kind",
            containsInAnyOrder("MENTAL_HEALTH", "SUBSTANCE_USE"));
    coordinator()
        .get("/fhir/r4/Condition?patient=" + her.patientId() + "&code=F10.20")
        .then()
        .statusCode(200)
        .body("entry.resource.code.coding.system.flatten()", hasItem(DiagnosisKind.ICD_10_CM));
    post(her, "conditions", "{\"icd10cm\":\"10.2\",\"display\":\"X\"}")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/icd10cm"));
    post(
            her,
            "conditions",
            "{\"icd10cm\":\"F10.20\",\"display\":\"X\",\"onsetOn\":\"2024-05-01\","
                + "\"abatedOn\":\"2023-05-01\"}")
        .then()
        .statusCode(422)
        .body("errors.code", contains("order"));

    String plan = Api.signedPlan(her);
    TreatmentPlanSigned signed =
        TestEvents.await(TreatmentPlanSigned.class, e -> e.planId().toString().equals(plan));
    assertEquals(List.of("F10", "F33"), signed.conditions());
  }

  @Test
  void aDiagnosisIsClosedWithAReasonAndCountsNoMore() {
    Admitted her = Api.admitted(Api.DAY_IOP);
    diagnose(her, "F33.1");
    String alcohol = diagnose(her, "F10.20").path("id");
    String close = "conditions/" + alcohol + "/close";
    post(her, close, "{\"outcome\":\"RESOLVED\",\"reason\":\"\",\"abatedOn\":\"2999-01-01\"}")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    post(her, close, "{\"outcome\":\"RESOLVED\",\"reason\":\"X\",\"abatedOn\":\"2999-01-01\"}")
        .then()
        .statusCode(422)
        .body("errors.code", contains("past"));
    post(
            her,
            close,
            "{\"outcome\":\"ENTERED_IN_ERROR\",\"reason\":\"X\",\"abatedOn\":\"2026-01-01\"}")
        .then()
        .statusCode(422)
        .body("errors.code", contains("contradicts"));
    String other = Api.admitted(Api.DAY_IOP).patientId();
    therapist()
        .body("{\"outcome\":\"RESOLVED\",\"reason\":\"X\"}")
        .post("/api/v1/patients/" + other + "/" + close)
        .then()
        .statusCode(404);
    post(her, close, "{\"outcome\":\"ENTERED_IN_ERROR\",\"reason\":\"Another patient's\"}")
        .then()
        .statusCode(200)
        .body("status", is("entered-in-error"))
        .body("verificationStatus", is("entered-in-error"));
    post(her, close, "{\"outcome\":\"RESOLVED\",\"reason\":\"X\"}").then().statusCode(409);
    list(her, "conditions").then().body("items.coOccurring", everyItem(is(false)));
    coordinator()
        .get("/fhir/r4/Condition/" + alcohol)
        .then()
        .statusCode(200)
        .body("clinicalStatus", nullValue())
        .body("note.text", contains("Another patient's"))
        .body("meta.versionId", is("1"));
    coordinator()
        .get("/fhir/r4/Provenance?target=Condition/" + alcohol)
        .then()
        .body("entry", hasSize(2));
  }

  @Test
  void anAllergyIsClosedToo() {
    Admitted her = Api.admitted(Api.EVENING_IOP);
    String id =
        post(her, "allergies", "{\"substance\":\"Penicillin\",\"category\":\"MEDICATION\"}")
            .path("id");
    String close = "allergies/" + id + "/close";
    post(her, close, "{\"outcome\":\"REMISSION\",\"reason\":\"X\"}")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/outcome"));
    post(her, close, "{\"outcome\":\"RESOLVED\",\"reason\":\"Tolerated in a challenge\"}")
        .then()
        .statusCode(200)
        .body("status", is("resolved"));
    list(her, "allergies").then().body("items.status", contains("resolved"));
  }

  @Test
  void everyActiveMedicationIsReconciledOrNothingChanges() {
    Admitted her = Api.admitted(Api.EVENING_IOP);
    String one = medication(her, "Sertraline 50 MG");
    String other = medication(her, "Trazodone 50 MG");
    String reconciliations = "medication-reconciliations";
    post(
            her,
            reconciliations,
            """
            {"medications":[{"medicationId":"%s","decision":"STOP"},
                            {"medicationId":"%s","decision":"CONTINUE"}]}"""
                .formatted(one, Ids.next()))
        .then()
        .statusCode(422)
        .body("errors.code", containsInAnyOrder("required", "unknown", "incomplete"));
    list(her, "medications").then().body("items.status", everyItem(is("active")));
    post(
            her,
            reconciliations,
            """
            {"medications":[{"medicationId":"%s","decision":"STOP","reason":"Nausea"},
             {"medicationId":"%s","decision":"CHANGE","dosage":"Half","reason":"Drowsy"}]}"""
                .formatted(one, other))
        .then()
        .statusCode(201)
        .body("provenance.recordedBy", notNullValue());
    list(her, "medications")
        .then()
        .body("items.find { it.id == '" + one + "' }.status", is("stopped"))
        .body("items.find { it.id == '" + other + "' }.dosage", is("Half"));
    list(her, reconciliations).then().body("items", hasSize(1));

    RequestSpecification own = Api.as(Tokens.patient(her.patient()));
    String taken = of(her) + "medications/" + other + "/adherence";
    own.body(adherence(11)).post(taken).then().statusCode(201).body("adherent", is(false));
    therapist().body(adherence(12)).post(taken).then().statusCode(201).body("adherent", is(true));
    therapist()
        .body(adherence(15))
        .post(taken)
        .then()
        .statusCode(422)
        .body("errors.code", contains("contradicts"));
    therapist().get(taken).then().body("items.adherent", contains(true, false));
    therapist()
        .get(of(Api.admitted(Api.EVENING_IOP)) + "medications/" + other + "/adherence")
        .then()
        .statusCode(404);
  }

  @Test
  void resultsAndVitalFactsKeepWhoseWordTheyAre() {
    Admitted her = Api.admitted(Api.DAY_IOP);
    post(
            her,
            "toxicology-results",
            """
            {"collectedAt":"2026-03-02T15:00:00Z","specimen":"URINE","observed":true,"findings":[
             {"substance":"Cocaine","outcome":"POSITIVE","confirmed":true,"prescribed":false}]}""")
        .then()
        .statusCode(201)
        .body("unexpected", is(true))
        .body("provenance.recordedAt", notNullValue());
    post(
            her,
            "toxicology-results",
            """
            {"collectedAt":"2126-03-02T15:00:00Z","specimen":"URINE","observed":true,"findings":[
             {"substance":"A","outcome":"NEGATIVE","confirmed":false,"prescribed":false,"level":2},
             {"substance":"A","outcome":"NEGATIVE","confirmed":false,"prescribed":false}]}""")
        .then()
        .statusCode(422)
        .body("errors.code", hasItems("past", "mismatch", "repeated"));
    list(her, "toxicology-results").then().body("items", hasSize(1));
    String vitals = "{\"measuredAt\":\"2026-03-02T15:00:00Z\",\"facts\":[%s]}";
    post(
            her,
            "vitals",
            vitals.formatted(
                "{\"sign\":\"SYSTOLIC\",\"value\":70},{\"sign\":\"DIASTOLIC\",\"value\":90},"
                    + "{\"sign\":\"WEIGHT\",\"value\":9000}"))
        .then()
        .statusCode(422)
        .body("errors.code", containsInAnyOrder("range", "contradicts"));
    list(her, "vitals").then().body("items", empty());
    post(her, "vitals", vitals.formatted("{\"sign\":\"WEIGHT\",\"value\":71.5}"))
        .then()
        .statusCode(201);
    post(her, "allergies", "{\"substance\":\"Penicillin\",\"category\":\"MEDICATION\"}")
        .then()
        .statusCode(201)
        .body("status", is("active"));
  }

  private static String medication(Admitted her, String name) {
    return post(
            her,
            "medications",
            "{\"name\":\""
                + name
                + "\",\"dosage\":\"One daily\",\"source\":\"REPORTED_BY_PATIENT\"}")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response diagnose(Admitted her, String code) {
    return post(her, "conditions", "{\"icd10cm\":\"" + code + "\",\"display\":\"As coded\"}");
  }

  private static String adherence(int taken) {
    return "{\"from\":\"2026-02-16\",\"until\":\"2026-03-01\",\"dosesExpected\":14,\"dosesTaken\":"
        + taken
        + "}";
  }

  private static Response post(Admitted her, String what, String body) {
    return therapist().body(body).post(of(her) + what);
  }

  private static Response list(Admitted her, String what) {
    return therapist().get(of(her) + what);
  }

  private static String of(Admitted her) {
    return "/api/v1/patients/" + her.patientId() + "/";
  }
}
