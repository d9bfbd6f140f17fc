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

import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
