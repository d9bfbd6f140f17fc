package health.trellis.assessment.risk;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.assessment.Case;
import health.trellis.event.RiskLevel;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.sql.SqlFailure;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class RiskAlertTest {
  @Inject Sql sql;

  @Test
  void itemNineRaisesAnAlertAndShowsCrisisContactsAtOnce() {
    Case her = Case.admitted(1, false);
    String alert =
        her.answer("phq-9", Case.phq9WithItemNine(2))
            .statusCode(201)
            .body("alerts.level", contains("HIGH"))
            .body("crisisContacts[0].contact", containsString("988"))
            .extract()
            .path("alerts[0].alertId");

    RiskAlertRaised told =
        TestEvents.await(RiskAlertRaised.class, e -> e.alertId().equals(UUID.fromString(alert)));
    assertEquals(RiskLevel.HIGH, told.level());
    assertEquals(her.program, told.programId());
    assertEquals(Duration.ofMinutes(15), Duration.between(told.raisedAt(), told.actBy()));
    assertFalse(told.lateEntry());
  }

  @Test
  void theScreenersHighestLevelIsImminent() {
    Case her = Case.registered("female");

    her.answer("c-ssrs-screener", Case.screener(true))
        .statusCode(201)
        .body("band.code", equalTo("high"))
        .body("alerts.level", contains("IMMINENT"));
    her.answer("c-ssrs-screener", Case.screener(false))
        .statusCode(201)
        .body("band.code", equalTo("none"))
        .body("alerts", hasSize(0));
  }

  @Test
  void aLateEntryRaisesAnAlertAsOfThenAndSaysSo() {
    Case her = Case.registered("female");
    String alert =
        her.answerLate("phq-9", Case.phq9WithItemNine(1), 10)
            .statusCode(201)
            .extract()
            .path("alerts[0].alertId");

    RiskAlertRaised told =
        TestEvents.await(RiskAlertRaised.class, e -> e.alertId().equals(UUID.fromString(alert)));
    assertTrue(told.lateEntry());
    assertTrue(told.raisedAt().isBefore(Instant.now().minus(Duration.ofDays(9))));
  }

  @Test
  void anAlertIsTakenOnByOneAndClosedWithANote() {
    Case her = Case.admitted(1, false);
    String path = "/api/v1/risk-alerts/" + raise(her);

    her.as(her.clinicianToken())
        .body("{\"note\":\"calling\"}")
        .post(path + "/acknowledge")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACKNOWLEDGED"));
    her.as(Tokens.coordinator()).body("{}").post(path + "/acknowledge").then().statusCode(409);
    her.as(her.clinicianToken()).body("{}").post(path + "/resolve").then().statusCode(422);
    her.as(her.clinicianToken())
        .body("{\"note\":\"safe at home\"}")
        .post(path + "/resolve")
        .then()
        .statusCode(200)
        .body("state", equalTo("RESOLVED"))
        .body("resolveNote", equalTo("safe at home"));
    her.as(her.clinicianToken())
        .body("{\"note\":\"again\"}")
        .post(path + "/resolve")
        .then()
        .statusCode(409);
    TestEvents.await(RiskAlertResolved.class, e -> e.patientId().equals(her.patient));
    assertEquals(
        1,
        TestEvents.all(RiskAlertAcknowledged.class, e -> e.patientId().equals(her.patient)).size());
  }

  @Test
  void whoClosesAnOpenAlertHasTakenItOn() {
    Case her = Case.registered("female");
    her.as(Tokens.coordinator())
        .body("{\"note\":\"done\"}")
        .post("/api/v1/risk-alerts/" + raise(her) + "/resolve")
        .then()
        .statusCode(200)
        .body("acknowledgedBy", equalTo("coordinator-1"));
  }

  @Test
  void twoWhoTakeAnAlertOnAtOnce_oneWins() {
    Case her = Case.registered("female");
    String path = "/api/v1/risk-alerts/" + raise(her) + "/acknowledge";
    List<Integer> answers =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> her.as(Tokens.coordinator()).body("{}").post(path).statusCode()))
            .limit(2)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertEquals(List.of(200, 409), answers);
  }

  @Test
  void anAlertIsNeverDeleted() {
    UUID id = UUID.fromString(raise(Case.registered("female")));

    assertThrows(SqlFailure.class, () -> sql.update("delete from risk_alert where id = ?", id));
  }

  @Test
  void answersWhoseAlertCannotBeWrittenAreNotKeptEither() {
    Case her = Case.registered("female");
    sql.update(
        "alter table risk_alert add constraint no_alert_for_test check (patient_id <> '"
            + her.patient
            + "')");
    try {
      her.answer("phq-9", Case.phq9WithItemNine(3)).statusCode(500);
    } finally {
      sql.update("alter table risk_alert drop constraint no_alert_for_test");
    }

    assertTrue(
        sql.query("select 1 from response where patient_id = ?", row -> 1, her.patient).isEmpty());
    assertTrue(
        sql.query("select 1 from outbox where aggregateid = ?", row -> 1, her.patient.toString())
            .isEmpty());
  }

  @Test
  void aListShowsOnlyAlertsOfOnesOwnPatients() {
    Case her = Case.admitted(1, false);
    raise(her);
    Map<String, Object> filter = Map.of("patientId", her.patient, "state", "OPEN");

    her.as(her.clinicianToken())
        .queryParams(filter)
        .get("/api/v1/risk-alerts")
        .then()
        .statusCode(200)
        .body("items", hasSize(1));
    her.as(Tokens.clinician(UUID.randomUUID(), UUID.randomUUID()))
        .queryParams(filter)
        .get("/api/v1/risk-alerts")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  private static String raise(Case her) {
    return her.answer("phq-9", Case.phq9WithItemNine(1))
        .statusCode(201)
        .extract()
        .path("alerts[0].alertId");
  }
}
