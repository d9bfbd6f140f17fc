package health.trellis.patient.longview;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.CheckInRecorded;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class LongViewTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));

  @Test
  void scoresCheckInsMilestonesAndSetbacksStandSideBySideAfterDischarge() {
    Admitted her = Api.admitted(EVENING_IOP);
    String plan = Api.signedPlan(her);
    String goals = "/api/v1/treatment-plans/" + plan + "/goals/";
    String goal = therapist().get("/api/v1/treatment-plans/" + plan).path("goals[0].id");
    therapist()
        .body("{\"attainment\":3}")
        .post(goals + goal + "/progress")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/attainment"));
    therapist()
        .body("{\"setback\":true,\"learned\":\"Call earlier\",\"attainment\":-1}")
        .post(goals + goal + "/progress")
        .then()
        .statusCode(201)
        .body("attainment", is(-1));
    as(Tokens.patient(her.patient()))
        .get("/api/v1/treatment-plans/" + plan + "/attainment")
        .then()
        .statusCode(200)
        .body("points[0].tScore", is(40.0f))
        .body("points[0].goals[0].rated", is(true));
    coordinator()
        .body("{\"type\":\"COMPLETED\",\"reason\":\"Goals met\"}")
        .post("/api/v1/episodes/" + her.episodeId() + "/discharge")
        .then()
        .statusCode(200);
    hear(her);
    String view = "/api/v1/patients/" + her.patientId() + "/long-view";
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                coordinator()
                    .get(view)
                    .then()
                    .statusCode(200)
                    .body("checkIns.days", is(7))
                    .body("checkIns.daysWithSigns", is(1))
                    .body("checkIns.warnedOn.size()", is(1))
                    .body("milestones.kind", hasItems("PROGRAM_COMPLETED", "CONSISTENT_DAYS"))
                    .body("measures.size()", greaterThan(0)));
    coordinator()
        .get(view)
        .then()
        .body("dischargedOn", is(TODAY.toString()))
        .body("stays.dischargeType", contains("COMPLETED"))
        .body("measures[0].followUps.months", contains(1, 3, 6, 12))
        .body("measures[0].latest.score", is(7f))
        .body("milestones.days", hasItem(7))
        .body("setbacks.learned", contains("Call earlier"));
  }

  private static void hear(Admitted her) {
    TestEvents.publish(
        new AssessmentCompleted(
            her.patient(),
            UUID.randomUUID(),
            null,
            "phq-9",
            "follow-up",
            Instant.now(),
            new BigDecimal("7"),
            "mild",
            null,
            false,
            false));
    for (int day = 6; day >= 0; day--) {
      UUID checkIn = UUID.randomUUID();
      TestEvents.publish(
          new CheckInRecorded(her.patient(), checkIn, TODAY.plusDays(day), day == 3 ? 2 : 0));
      if (day == 3) {
        TestEvents.publish(
            new EarlyWarningRaised(her.patient(), checkIn, TODAY.plusDays(day), "WARNING_SIGNS"));
      }
    }
  }
}
