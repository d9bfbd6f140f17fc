package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.trellis.event.RiskLevel;
import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who answers at this hour, when duties change hands, and when a page is late. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class OnCallFlowTest {
  private static final Duration SOON = Duration.ofSeconds(25);

  @Inject Sql sql;

  private final Sample sample = new Sample();
  private final UUID other = UUID.randomUUID();
  private final String onCall = "/api/v1/on-call/" + sample.program;

  @Test
  void whoStandsInGoesBeforeTheRota() {
    rota();
    now(sample.clinician);
    Instant from = Instant.now().minusSeconds(60);
    override(from, from).statusCode(422);
    override(from, from.plusSeconds(30)).statusCode(422);
    String id = override(from, from.plusSeconds(900)).statusCode(201).extract().path("id");
    now(other);
    coordinator().get(onCall + "/overrides").then().body("reason", equalTo(List.of("Swap")));
    coordinator().delete(onCall + "/overrides/" + id).then().statusCode(204);
    now(sample.clinician);
  }

  @Test
  void whoHandsOverPassesOnWhatIsOpen() {
    sample.register("en").admit().withClinician();
    TestEvents.publish(
        new ClinicianDefined(other, "Olga Other", false, null, null, Set.of(), true));
    awaitPerson("practitioner:" + other);
    awaitPerson("practitioner:" + sample.clinician);
    rota();
    UUID alert = UUID.randomUUID();
    TestEvents.publish(sample.alert(alert, RiskLevel.HIGH, false));
    Awaitility.await().atMost(SOON).until(() -> timeline(alert).contains("PAGED"));
    handOver(other, sample.clinician).statusCode(409);
    handOver(sample.clinician, other).statusCode(201);

    now(other);
    assertEquals(true, timeline(alert).contains("HANDED_OVER"));
    given()
        .auth()
        .oauth2(Tokens.clinician(other))
        .get("/api/v1/notifications")
        .then()
        .body("items[0].kind", equalTo("RISK_PAGE"));
    coordinator()
        .get("/api/v1/escalations/" + alert)
        .then()
        .body(
            "timeline.person",
            hasItems("practitioner:" + sample.clinician, "practitioner:" + other));
  }

  @Test
  void aPageThatIsLateIsToldAndSent() {
    UUID alert = paged();
    int pages = timeline(alert).size();
    sql.update(
        "update scheduled_tasks set execution_time = now() + interval '9 days'"
            + " where task_name = 'escalate' and task_instance = ?",
        alert.toString());
    sql.update(
        "update escalation set next_due_at = now() - interval '1 hour' where alert_id = ?", alert);

    Awaitility.await()
        .atMost(SOON)
        .until(() -> timeline(alert).contains("LATE") && timeline(alert).size() >= pages + 2);
  }

  @Test
  void aPageThatAClockWhichWentBackHasPutOffIsSent() {
    UUID alert = paged();
    int pages = timeline(alert).size();
    sql.update(
        "update scheduled_tasks set execution_time = execution_time + interval '1 hour'"
            + " where task_name = 'escalate' and task_instance = ?",
        alert.toString());
    sql.update(
        "update escalation set next_due_at = next_due_at + interval '1 hour' where alert_id = ?",
        alert);

    Awaitility.await().atMost(SOON).until(() -> timeline(alert).size() > pages);
    assertFalse(timeline(alert).contains("LATE"));
  }

  private UUID paged() {
    sample.register("en");
    UUID alert = UUID.randomUUID();
    TestEvents.publish(sample.alert(alert, RiskLevel.HIGH, false));
    Awaitility.await().atMost(SOON).until(() -> timeline(alert).contains("PAGED"));
    return alert;
  }

  private void rota() {
    Instant now = Instant.now();
    coordinator()
        .header("If-Match", "\"0\"")
        .body(
            """
            {"shifts":[{"practitionerId":"%s","startsAt":"%s","endsAt":"%s"}]}
            """
                .formatted(sample.clinician, now.minusSeconds(60), now.plusSeconds(3600)))
        .put(onCall)
        .then()
        .statusCode(200);
  }

  private void now(UUID practitioner) {
    coordinator()
        .get(onCall + "/now")
        .then()
        .body("practitionerIds", equalTo(List.of(practitioner.toString())));
  }

  private ValidatableResponse override(Instant from, Instant until) {
    return coordinator()
        .body(
            "{\"practitionerId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"reason\":\"Swap\"}"
                .formatted(other, from, until))
        .post(onCall + "/overrides")
        .then();
  }

  private ValidatableResponse handOver(UUID from, UUID to) {
    return given()
        .auth()
        .oauth2(Tokens.clinician(from, sample.program))
        .contentType("application/json")
        .body("{\"to\":\"%s\",\"reason\":\"I am ill\"}".formatted(to))
        .post(onCall + "/hand-over")
        .then();
  }

  private static io.restassured.specification.RequestSpecification coordinator() {
    return given().auth().oauth2(Tokens.coordinator()).contentType("application/json");
  }

  private void awaitPerson(String audience) {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query("select 1 from person where audience = ?", r -> 1, audience).isEmpty());
  }

  private List<String> timeline(UUID alert) {
    return sql.query(
        "select what from escalation_event where alert_id = ? order by id",
        row -> row.getString(1),
        alert);
  }
}
