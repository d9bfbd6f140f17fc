package health.trellis.patient.consent;

import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.ehr;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ConsentTest {
  private static final String PART2 =
      """
      {"kind":"PART2_DISCLOSURE","recipient":"sample-ehr","discloser":"Day IOP",
       "information":"All records","purpose":"Treatment","signedBy":"Ana Reyes"}""";

  @Test
  void substanceUseRecordsLeaveOnlyUnderConsentLabelledAndAccountedFor() {
    Admitted admitted = Api.admitted(Api.DAY_IOP);
    String plan = Api.signedPlan(admitted);
    String disclosures = "/api/v1/patients/" + admitted.patientId() + "/disclosures";
    ehr().get("/fhir/r4/CarePlan/" + plan).then().statusCode(404);
    ehr().get("/fhir/r4/Patient/" + admitted.patientId()).then().statusCode(404);
    coordinator().get(disclosures).then().statusCode(200).body("items", hasSize(0));

    String consent = grant(admitted, PART2);
    ehr()
        .get("/fhir/r4/CarePlan/" + plan)
        .then()
        .statusCode(200)
        .body("meta.security.code", hasItems("R", "42CFRPart2", "NORDSCLCD"))
        .body(
            "meta.security.display",
            hasItem("42 CFR part 2 prohibits unauthorized use or disclosure of these records."));
    ehr()
        .get("/fhir/r4/EpisodeOfCare?patient=" + admitted.patientId())
        .then()
        .body("entry", hasSize(1));
    coordinator()
        .get(disclosures)
        .then()
        .body("items.resourceType", contains("EpisodeOfCare", "CarePlan"))
        .body("items.recipient", contains("sample-ehr", "sample-ehr"));

    String revoke = "/api/v1/consents/" + consent + "/revoke";
    coordinator().body("{\"reason\":\"Asked\"}").post(revoke).then().statusCode(200);
    coordinator().body("{\"reason\":\"Again\"}").post(revoke).then().statusCode(409);
    ehr().get("/fhir/r4/CarePlan/" + plan).then().statusCode(404);
    ehr()
        .get("/fhir/r4/EpisodeOfCare?patient=" + admitted.patientId())
        .then()
        .statusCode(200)
        .body("entry", nullValue());
    TestEvents.await(ConsentRevoked.class, e -> e.consentId().toString().equals(consent));
  }

  @Test
  void otherRecordsCarryNoPart2Label() {
    Admitted admitted = Api.admitted(Api.EVENING_IOP);
    grant(admitted, PART2.replace("PART2", "HIPAA"));
    ehr()
        .get("/fhir/r4/EpisodeOfCare/" + admitted.episodeId())
        .then()
        .statusCode(200)
        .body("meta.security", nullValue());
    coordinator()
        .get("/fhir/r4/Consent?status=active&patient=" + admitted.patientId())
        .then()
        .body("entry.resource.status", contains("active"))
        .body("entry.resource.id", not(hasItem("")));
  }

  @Test
  void aPart2ConsentNamesAllElements() {
    String patientId = Api.register();
    coordinator()
        .body("{\"kind\":\"PART2_DISCLOSURE\",\"signedBy\":\"Ana Reyes\"}")
        .post("/api/v1/patients/" + patientId + "/consents")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/discloser", "/information", "/purpose", "/recipient"));
    coordinator()
        .body("{\"kind\":\"TEXT_MESSAGES\",\"signedBy\":\"Ana Reyes\"}")
        .post("/api/v1/patients/" + patientId + "/consents")
        .then()
        .statusCode(201)
        .body("active", is(true));
    coordinator()
        .body("{\"kind\":\"PIGEON\",\"signedBy\":\"Ana Reyes\"}")
        .post("/api/v1/patients/" + patientId + "/consents")
        .then()
        .statusCode(400);
  }

  @Test
  void aConsentOfThePastIsRefusedAndOneForAnotherRecipientOpensNothing() {
    Admitted admitted = Api.admitted(Api.DAY_IOP);
    String consents = "/api/v1/patients/" + admitted.patientId() + "/consents";
    String over =
        "\"signedOn\":\"2025-01-02\",\"validFrom\":\"2025-01-02\",\"validUntil\":\"2025-06-30\"}";
    coordinator()
        .body(PART2.replace("}", "," + over))
        .post(consents)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/validUntil"));
    coordinator().get(consents).then().body("items", hasSize(0));

    String other = grant(admitted, PART2.replace("sample-ehr", "Dr. Chen"));
    coordinator()
        .get(consents)
        .then()
        .body("items.id", contains(other))
        .body("items.timeZone", contains("America/New_York"));
    decision(admitted, ask("TREATING_PROVIDERS", "TREATMENT"))
        .body("allowed", is(false))
        .body("reason", is("OTHER_RECIPIENT"));
    ehr().get("/fhir/r4/EpisodeOfCare/" + admitted.episodeId()).then().statusCode(404);
  }

  @Test
  void staffAskBeforeTheyDiscloseAndAccountForIt() {
    Admitted admitted = Api.admitted(Api.DAY_IOP);
    String disclosures = "/api/v1/patients/" + admitted.patientId() + "/disclosures";
    String ask = ask("HEALTH_PLANS", "PAYMENT");
    decision(admitted, ask).body("allowed", is(false)).body("reason", is("NO_CONSENT"));
    String consent =
        grant(
            admitted,
            """
            {"kind":"PART2_DISCLOSURE","recipientClasses":["TREATING_PROVIDERS","HEALTH_PLANS"],
             "discloser":"Day IOP","information":"All records","signedBy":"Ana Reyes",
             "purpose":"Treatment, payment, operations"}""");
    decision(admitted, ask)
        .body("reason", is("CONSENT"))
        .body("consentId", is(consent))
        .body("notice", startsWith("42 CFR part 2 prohibits"));
    coordinator().body(sent(ask)).post(disclosures).then().statusCode(200);
    coordinator()
        .get(disclosures)
        .then()
        .body("items.description", contains("Weekly review by fax"))
        .body("items.purpose", contains("PAYMENT"))
        .body("items.consentId", contains(consent));
    ehr().get("/fhir/r4/EpisodeOfCare/" + admitted.episodeId()).then().statusCode(404);

    coordinator()
        .body("{\"reason\":\"Asked\"}")
        .post("/api/v1/consents/" + consent + "/revoke")
        .then()
        .statusCode(200);
    decision(admitted, ask).body("reason", is("REVOKED")).body("notice", nullValue());
    coordinator()
        .body(sent(ask))
        .post(disclosures)
        .then()
        .statusCode(409)
        .body("code", is("disclosure-not-allowed"));
    coordinator()
        .body(sent(ask("TREATING_PROVIDERS", "MEDICAL_EMERGENCY")))
        .post(disclosures)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/emergency"));
  }

  @Test
  void aConsentForLessThanTheRecordOpensNothingToTheClientItNames() {
    Admitted admitted = Api.admitted(Api.DAY_IOP);
    grant(
        admitted,
        PART2.replace(
            "All records",
            "Diagnoses\",\"informationCategories\":[\"DIAGNOSES\"],\"wording\":\"Mine"));
    ehr().get("/fhir/r4/Patient/" + admitted.patientId()).then().statusCode(404);
    coordinator()
        .get("/api/v1/patients/" + admitted.patientId() + "/consents")
        .then()
        .body("items.wording", contains("Mine"))
        .body("items.wordingVersion", contains(nullValue()));
  }

  @Test
  void aConsentKeepsTheVersionOfTheWordingItWasGivenTo() {
    String patientId = Api.register();
    String consents = "/api/v1/patients/" + patientId + "/consents";
    String recording = "{\"kind\":\"TELEHEALTH\",\"signedBy\":\"Ana Reyes\"}";
    coordinator().body(recording).post(consents).then().statusCode(201);
    Api.as(Tokens.programAdmin())
        .body("{\"kind\":\"TELEHEALTH\",\"text\":\"I agree to sessions by video.\"}")
        .post("/api/v1/consents/wordings")
        .then()
        .statusCode(200)
        .body("version", is(2));
    coordinator().body(recording).post(consents).then().statusCode(201);
    coordinator().get(consents).then().body("items.wordingVersion", contains(1, 2));
  }

  private static String ask(String recipientClass, String purpose) {
    return """
        {"recipient":"Acme Health","recipientClass":"%s","information":"TREATMENT_PLAN",
         "purpose":"%s"}"""
        .formatted(recipientClass, purpose);
  }

  private static String sent(String ask) {
    return "{\"disclosure\":" + ask + ",\"description\":\"Weekly review by fax\"}";
  }

  private static ValidatableResponse decision(Admitted admitted, String ask) {
    return coordinator()
        .body(ask)
        .post("/api/v1/patients/" + admitted.patientId() + "/disclosures/decision")
        .then()
        .statusCode(200);
  }

  private static String grant(Admitted admitted, String body) {
    return coordinator()
        .body(body)
        .post("/api/v1/patients/" + admitted.patientId() + "/consents")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
