package health.trellis.patient.plan;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.PRESCRIBER;
import static health.trellis.patient.Api.therapist;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class TreatmentPlanTest {
  private static final String PLANS = "/api/v1/treatment-plans/";

  @Inject DataSource database;

  @Test
  void aPlanIsDraftedSignedAndTold() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.signedPlan(admitted);
    therapist().get(PLANS + id).then().body("status", is("ACTIVE")).body("version", is(1));
    TreatmentPlanSigned signed =
        TestEvents.await(TreatmentPlanSigned.class, e -> e.planId().toString().equals(id));
    assertEquals(540, signed.prescription().minutesPerWeek());
    assertEquals(1, signed.version());
  }

  @Test
  void aSignedPlanCannotBeEdited() throws SQLException {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.signedPlan(admitted);
    String etag = therapist().get(PLANS + id).header("ETag");
    therapist()
        .header("If-Match", etag)
        .body(Api.plan())
        .put(PLANS + id)
        .then()
        .statusCode(409)
        .body("code", is("plan-signed"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      String update =
          "update treatment_plan_version set content = '{}' where plan_id = '" + id + "'";
      assertTrue(
          assertThrows(SQLException.class, () -> statement.execute(update))
              .getMessage()
              .contains("cannot be edited"));
    }
  }

  @Test
  void aRevisionSupersedesTheVersionBefore() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.signedPlan(admitted);
    therapist()
        .body("{\"reason\":\"No response\"}")
        .post(PLANS + id + "/revise")
        .then()
        .statusCode(200)
        .body("version", is(2))
        .body("status", is("DRAFT"));
    therapist().body("{\"reason\":\"Again\"}").post(PLANS + id + "/revise").then().statusCode(409);
    Api.as(Tokens.patient(admitted.patient())).get(PLANS + id).then().body("version", is(1));
    String etag = therapist().get(PLANS + id).header("ETag");
    therapist().header("If-Match", etag).body(Api.plan(720)).put(PLANS + id).then().statusCode(200);
    therapist().header("If-Match", etag).body(Api.plan(1)).put(PLANS + id).then().statusCode(412);
    therapist().body(Api.plan(1)).put(PLANS + id).then().statusCode(428);
    therapist().header("If-Match", etag).post(PLANS + id + "/sign").then().statusCode(412);
    therapist().post(PLANS + id + "/sign").then().statusCode(200);
    therapist().post(PLANS + id + "/sign").then().statusCode(409);
    therapist()
        .get(PLANS + id + "/versions")
        .then()
        .body("items.version", contains(2, 1))
        .body("items.status", contains("ACTIVE", "SUPERSEDED"));
    TestEvents.await(
        TreatmentPlanSigned.class, e -> e.planId().toString().equals(id) && e.version() == 2);
  }

  @Test
  void onlyTheCareTeamSigns() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id =
        therapist()
            .body(Api.plan())
            .post("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String colleague = Tokens.clinician(Ids.next(), EVENING_IOP);
    Api.as(colleague).get(PLANS + id).then().statusCode(200);
    Api.as(colleague).post(PLANS + id + "/sign").then().statusCode(403);
    Api.as(Tokens.clinician(Ids.next())).post(PLANS + id + "/sign").then().statusCode(404);
    Api.as(Tokens.prescriber(PRESCRIBER)).post(PLANS + id + "/sign").then().statusCode(200);
  }

  @Test
  void aGoalWithoutAMeasureIsNamedAtTheSignatureAndTheDraftStays() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String vague = Api.plan().replaceFirst(",\\s*\"target\":\\{[^}]*}", "");
    String id =
        therapist()
            .body(vague)
            .post("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    therapist()
        .post(PLANS + id + "/sign")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/goals/0/target"))
        .body("errors.code", contains("required"));
    therapist().get(PLANS + id).then().body("status", is("DRAFT"));
    therapist()
        .body(vague.replace("PHQ-9 below 10\"", "Sleep\",\"target\":{\"measure\":\"ATTENDANCE\"}"))
        .post("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder("/goals/0/target/comparison", "/goals/0/target/value"));
  }

  @Test
  void aDraftIsTheTeamsUntilItIsSigned() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String plans = "/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans";
    String id = therapist().body(Api.plan()).post(plans).then().extract().path("id");
    Api.as(Tokens.patient(admitted.patient())).get(PLANS + id).then().statusCode(404);
    Api.as(Tokens.patient(admitted.patient())).get(plans).then().body("items", hasSize(0));
    therapist().body(Api.plan()).post(plans).then().statusCode(409);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2401, Integer.MAX_VALUE})
  void aPrescriptionIsFrom1To2400MinutesAWeek(int minutes) {
    Admitted admitted = Api.admitted(EVENING_IOP);
    therapist()
        .body(Api.plan(minutes))
        .post("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/prescription/minutesPerWeek"));
  }

  @Test
  void scoresAreProgressTowardsTheGoalsThatTheyMeasure() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.signedPlan(admitted);
    String goalId = therapist().get(PLANS + id).path("goals[0].id");
    therapist()
        .body("{\"note\":\"Two bad nights\",\"setback\":true,\"learned\":\"Call earlier\"}")
        .post(PLANS + id + "/goals/" + goalId + "/progress")
        .then()
        .statusCode(201)
        .body("setback", is(true));
    therapist()
        .body("{}")
        .post(PLANS + id + "/goals/" + goalId + "/progress")
        .then()
        .statusCode(422);
    TestEvents.publish(
        new AssessmentCompleted(
            admitted.patient(),
            UUID.randomUUID(),
            null,
            "phq-9",
            "WEEKLY",
            Instant.now(),
            new BigDecimal("4"),
            "minimal",
            new BigDecimal("18"),
            true,
            true));
    await()
        .untilAsserted(
            () ->
                therapist()
                    .get(PLANS + id)
                    .then()
                    .body("goals[0].achieved", is(true))
                    .body("goals[0].progress", hasSize(2)));
    Api.coordinator()
        .get("/api/v1/patients/" + admitted.patientId() + "/milestones")
        .then()
        .body("items.kind", containsInAnyOrder("RESPONSE", "REMISSION", "GOAL_ACHIEVED"))
        .body("items.instrument", containsInAnyOrder("phq-9", "phq-9", null));
    therapist()
        .get("/fhir/r4/Goal?lifecycle-status=completed&patient=" + admitted.patientId())
        .then()
        .body("entry[0].resource.target[0].measure.coding[0].code", is("44261-6"));
  }

  @Test
  void aSignedPlanIsAUsCoreCarePlan() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String id = Api.signedPlan(admitted);
    String search = "/fhir/r4/CarePlan?category=assess-plan&patient=" + admitted.patientId();
    therapist()
        .get(search + "&status=active")
        .then()
        .statusCode(200)
        .body("entry[0].resource.id", is(id))
        .body("entry[0].resource.intent", is("plan"))
        .body("entry[0].resource.text.status", is("generated"))
        .body("entry[0].resource.activity[0].detail.scheduledTiming.repeat.frequency", is(3))
        .body("entry[0].resource.meta.profile", hasItem(is(profile())));
    therapist().get(search + "&status=completed").then().body("entry", nullValue());
    Api.as(Tokens.clinician(Ids.next())).get("/fhir/r4/CarePlan/" + id).then().statusCode(404);
  }

  private static String profile() {
    return "http://hl7.org/fhir/us/core/StructureDefinition/us-core-careplan";
  }
}
