package health.trellis.patient.plan;

import static health.trellis.patient.Api.ASSOCIATE;
import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.PRESCRIBER;
import static health.trellis.patient.Api.THERAPIST;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CosignatureTest {
  private static final String PLANS = "/api/v1/treatment-plans/";

  @Test
  void aSupervisedCliniciansPlanIsInForceWhenTheSupervisorSignsToo() {
    Admitted admitted = supervised();
    String id = draft(admitted);
    sign(supervisor(), id, "{\"role\":\"SUPERVISOR\"}")
        .statusCode(409)
        .body("code", is("signature-order"));
    associate()
        .post(PLANS + id + "/sign")
        .then()
        .statusCode(200)
        .body("status", is("AWAITING_COSIGNATURE"));
    String etag = associate().get(PLANS + id).header("ETag");
    associate()
        .header("If-Match", etag)
        .body(Api.plan())
        .put(PLANS + id)
        .then()
        .statusCode(409)
        .body("code", is("plan-signed"));
    associate().post(PLANS + id + "/sign").then().statusCode(403);
    sign(coordinator(), id, onPaper()).statusCode(409).body("code", is("signature-order"));
    as(Tokens.patient(admitted.patient())).get(PLANS + id).then().statusCode(404);
    tasks(admitted).body("items.kind", hasItem("SIGNATURE"));
    supervisor()
        .body("{\"reason\":\"Name a date\"}")
        .post(PLANS + id + "/return")
        .then()
        .statusCode(200)
        .body("status", is("DRAFT"));
    supervisor().body("{\"reason\":\"Twice\"}").post(PLANS + id + "/return").then().statusCode(409);
    etag = associate().get(PLANS + id).header("ETag");
    associate().header("If-Match", etag).body(Api.plan()).put(PLANS + id).then().statusCode(200);
    associate().post(PLANS + id + "/sign").then().statusCode(200);
    supervisor().post(PLANS + id + "/sign").then().statusCode(200).body("status", is("ACTIVE"));
    TestEvents.await(TreatmentPlanSigned.class, e -> e.planId().toString().equals(id));
    tasks(admitted).body("items.findAll { it.state != 'DONE' && it.kind == 'SIGNATURE' }", empty());
    participants(admitted, id);
  }

  /** Patient, prescriber and family follow, each once and in the own role. */
  private void participants(Admitted admitted, String id) {
    supervisor()
        .get(PLANS + id + "/signatures")
        .then()
        .body("signatures.role", contains("CLINICIAN", "SUPERVISOR", "PATIENT"))
        .body("signatures.state", contains("SIGNED", "SIGNED", "PENDING"))
        .body("next", is("PATIENT"));
    RequestSpecification patient = as(Tokens.patient(admitted.patient()));
    sign(patient, id, "{\"role\":\"GUARDIAN\"}").statusCode(403);
    sign(coordinator(), id, "{\"role\":\"PATIENT\"}").statusCode(422);
    sign(coordinator(), id, "{\"role\":\"FAMILY\",\"method\":\"DECLINED\",\"signedBy\":\"Rosa\"}")
        .statusCode(422)
        .body("errors[0].pointer", is("/note"));
    sign(as(Tokens.patient(admitted.patient())), id, "{\"role\":\"PATIENT\"}")
        .statusCode(200)
        .body("next", nullValue());
    sign(coordinator(), id, onPaper()).statusCode(409).body("code", is("signed-already"));
    sign(as(Tokens.prescriber(PRESCRIBER)), id, "{\"role\":\"PRESCRIBER\"}").statusCode(200);
    sign(supervisor(), id, "{\"role\":\"PRESCRIBER\"}").statusCode(403);
  }

  /** Pennsylvania lets minors consent from 14 on, New York (as shipped) no minor. */
  @Test
  void aGuardianIsAskedOnlyWhereTheMinorDoesNotConsentAlone() {
    LocalDate born = LocalDate.now(ZoneId.of("America/New_York")).minusYears(15);
    assertEquals(List.of("CLINICIAN", "PATIENT", "GUARDIAN"), neededFor(born, "NY"));
    assertEquals(List.of("CLINICIAN", "PATIENT"), neededFor(born, "PA"));
  }

  private static List<String> neededFor(LocalDate born, String state) {
    String id = Api.signedPlan(Api.admitted(Api.register(born, state), EVENING_IOP));
    return therapist().get(PLANS + id + "/signatures").path("signatures.role");
  }

  @Test
  void twoVersionsDifferInWords() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.signedPlan(admitted);
    therapist().body("{\"reason\":\"No response\"}").post(PLANS + id + "/revise").then();
    String etag = therapist().get(PLANS + id).header("ETag");
    therapist().header("If-Match", etag).body(Api.plan(720)).put(PLANS + id).then().statusCode(200);
    therapist()
        .get(PLANS + id + "/changes?from=1&to=2")
        .then()
        .statusCode(200)
        .body("reason", is("No response"))
        .body(
            "changes.text",
            hasItem("Prescription \"therapy\": minutes a week was 540, is now 720."));
    as(Tokens.patient(admitted.patient()))
        .get(PLANS + id + "/changes?from=1&to=2")
        .then()
        .statusCode(404);
    therapist().get(PLANS + id + "/changes?from=0&to=2").then().statusCode(422);
  }

  private static Admitted supervised() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    Response known = coordinator().get("/api/v1/supervisions/" + ASSOCIATE);
    if (known.statusCode() == 404) {
      as(Tokens.programAdmin())
          .body("{\"supervisorId\":\"" + THERAPIST + "\"}")
          .put("/api/v1/supervisions/" + ASSOCIATE)
          .then()
          .statusCode(200);
    }
    String team = "/api/v1/episodes/" + admitted.episodeId() + "/care-team";
    coordinator()
        .header("If-Match", coordinator().get(team).header("ETag"))
        .body(
            """
            {"members":[{"practitionerId":"%s","role":"PRIMARY_THERAPIST"},
                        {"practitionerId":"%s","role":"PRESCRIBER"}]}"""
                .formatted(ASSOCIATE, PRESCRIBER))
        .put(team)
        .then()
        .statusCode(200);
    return admitted;
  }

  private static String draft(Admitted admitted) {
    return associate()
        .body(Api.plan())
        .post("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Not of the care team: the program is the relation. */
  private static RequestSpecification supervisor() {
    return as(Tokens.clinician(THERAPIST, EVENING_IOP));
  }

  private static RequestSpecification associate() {
    return as(Tokens.clinician(ASSOCIATE));
  }

  private static ValidatableResponse sign(RequestSpecification who, String id, String body) {
    return who.body(body).post(PLANS + id + "/signatures").then();
  }

  private static String onPaper() {
    return "{\"role\":\"PATIENT\",\"method\":\"PAPER\",\"signedBy\":\"Ana\"}";
  }

  private static ValidatableResponse tasks(Admitted admitted) {
    return coordinator().get("/api/v1/care-tasks?patientId=" + admitted.patientId()).then();
  }
}
