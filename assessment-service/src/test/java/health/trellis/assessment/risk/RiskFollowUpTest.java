package health.trellis.assessment.risk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.assessment.Case;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.sql.SqlFailure;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class RiskFollowUpTest {
  private static final String NOTE =
      "{\"patientReached\":true,\"judged\":\"MODERATE\",\"note\":\"reviewed the safety plan\"}";

  @Inject Sql sql;

  @Test
  void aTriageNoteStaysWithItsAlertUntilTheAlertIsClosed() {
    Case her = Case.registered("female");
    String path = "/api/v1/risk-alerts/" + raise(her, 2);
    var staff = Tokens.coordinator();

    her.as(staff).body(NOTE).post(path + "/notes").then().statusCode(201);
    her.as(staff).body("{\"note\":\" \"}").post(path + "/notes").then().statusCode(422);
    her.as(staff)
        .get(path + "/notes")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].judged", equalTo("MODERATE"));
    her.as(staff).body("{\"note\":\"safe\"}").post(path + "/resolve").then().statusCode(200);
    her.as(staff).body(NOTE).post(path + "/notes").then().statusCode(409);
  }

  @Test
  void theScreenerIsAssignedAnewOncePerAlertAndDay() {
    Case her = Case.registered("female");
    String path = "/api/v1/risk-alerts/" + raise(her, 1) + "/rescreen";

    her.as(Tokens.coordinator())
        .body("{\"dueInHours\":4}")
        .post(path)
        .then()
        .statusCode(201)
        .body("instrument", equalTo("c-ssrs-screener"))
        .body("dueAt", notNullValue());
    her.as(Tokens.coordinator()).body("{}").post(path).then().statusCode(409);
    her.as(Tokens.coordinator()).body("{\"dueInHours\":0}").post(path).then().statusCode(422);
    TestEvents.await(
        AssessmentAssigned.class,
        e -> e.patientId().equals(her.patient) && e.instrument().equals("c-ssrs-screener"));
  }

  @Test
  void aProgramSaysWhatIsDoneAndHowSoon() {
    Case her = Case.admitted(1, false);
    String path = "/api/v1/risk-alerts/policies/" + her.program;
    String quick =
        """
        {"imminent":{"requiredAction":"Page","withinMinutes":0},
         "high":{"requiredAction":"Call within five","withinMinutes":5},
         "moderate":{"requiredAction":"Talk","withinMinutes":120}}""";
    her.as(her.clinicianToken())
        .get(path)
        .then()
        .statusCode(200)
        .body("high.withinMinutes", equalTo(15));
    her.as(Tokens.programAdmin()).body(quick).put(path).then().statusCode(428);
    her.as(Tokens.programAdmin())
        .header("If-Match", "\"0\"")
        .body(quick.replace(":5}", ":500}"))
        .put(path)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/high/withinMinutes"));
    her.as(Tokens.programAdmin())
        .header("If-Match", "\"0\"")
        .body(quick)
        .put(path)
        .then()
        .statusCode(200);

    String alert = raise(her, 2);
    RiskAlertRaised told =
        TestEvents.await(RiskAlertRaised.class, e -> e.alertId().equals(UUID.fromString(alert)));
    assertEquals(Duration.ofMinutes(5), Duration.between(told.raisedAt(), told.actBy()));
    her.as(her.clinicianToken())
        .get("/api/v1/risk-alerts/" + alert)
        .then()
        .body("requiredAction", containsString("within five"));
  }

  @Test
  void theReportCountsOpenTakenOnAndClosedByLevel() {
    Case her = Case.admitted(1, false);
    String open = raise(her, 3);
    String closed = raise(her, 3);
    her.answer("c-ssrs-screener", Case.screener(true)).statusCode(201);
    her.as(her.clinicianToken())
        .body("{\"note\":\"safe\"}")
        .post("/api/v1/risk-alerts/" + closed + "/resolve")
        .then()
        .statusCode(200);

    her.as(her.clinicianToken())
        .get("/api/v1/risk-alerts/open-times?programId=" + her.program)
        .then()
        .statusCode(200)
        .body("levels.level", equalTo(java.util.List.of("IMMINENT", "HIGH", "MODERATE")))
        .body("levels[0].open", equalTo(1))
        .body("levels[0].overdue", equalTo(1))
        .body("levels[1].open", equalTo(1))
        .body("levels[1].resolved", equalTo(1))
        .body("levels[1].overdue", equalTo(0))
        .body("levels[1].medianMinutesToAcknowledge", notNullValue())
        .body("levels[2].open", equalTo(0));
    her.as(her.clinicianToken())
        .get("/api/v1/risk-alerts/open-times?from=2026-02-01&to=2026-01-01")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("from"));
    assertEquals(1, sql.query("select 1 from risk_alert where id = ?::uuid", r -> 1, open).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update risk_alert set level = 'MODERATE' where id = ?::uuid",
        "update risk_alert set state = 'OPEN', acknowledged_at = null where id = ?::uuid",
        "delete from risk_alert where id = ?::uuid",
      })
  void whatAnAlertSaysIsKeptByTheDatabase(String statement) {
    Case her = Case.registered("female");
    String alert = raise(her, 2);
    her.as(Tokens.coordinator())
        .body("{}")
        .post("/api/v1/risk-alerts/" + alert + "/acknowledge")
        .then()
        .statusCode(200);

    assertThrows(SqlFailure.class, () -> sql.update(statement, alert));
    assertThrows(SqlFailure.class, () -> sql.update("truncate risk_alert cascade"));
  }

  @Test
  void thereIsNoWayToDeleteAnAlert() {
    Case her = Case.registered("female");
    String path = "/api/v1/risk-alerts/" + raise(her, 1);

    her.as(Tokens.programAdmin()).delete(path).then().statusCode(405);
  }

  private static String raise(Case her, int itemNine) {
    return her.answer("phq-9", Case.phq9WithItemNine(itemNine))
        .statusCode(201)
        .extract()
        .path("alerts[0].alertId");
  }
}
