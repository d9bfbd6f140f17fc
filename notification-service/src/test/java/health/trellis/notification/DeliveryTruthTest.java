package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.RiskLevel;
import health.trellis.event.SessionType;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.scheduling.SessionCancelled;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What became of each message, and of many at once. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class DeliveryTruthTest {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final String WHY = "/api/v1/notifications/why";

  @Inject Sql sql;

  private final Sample sample = new Sample();

  @Test
  void manyCancellationsAtOnceAreOneMessage() {
    sample.register("en");
    cancel(6);

    awaitKind("SESSIONS_CANCELLED/SENT");
    assertEquals(1, inApp().size());
    assertEquals(
        List.of(0),
        sql.query(
            "select count(*) from cancellation where patient_id = ? and told_at is null",
            row -> row.getInt(1),
            sample.patient));
  }

  @Test
  void oneCancellationIsToldAsSuch() {
    sample.register("en");
    cancel(1);

    awaitKind("SESSION_CANCELLED/SENT");
  }

  @Test
  void whoIsDischargedHearsOfThatAndNotOfEverySession() {
    sample.register("en").admit();
    awaitKind("WELCOME/SENT");
    TestEvents.publish(
        new EpisodeDischarged(
            sample.patient, sample.episode, sample.program, "COMPLETED", LocalDate.now()));
    awaitKind("EPISODE_ENDED/SENT");
    cancel(4);

    awaitKind("SESSIONS_CANCELLED/SUPPRESSED");
    assertEquals(3, inApp().size());
    why(Tokens.patient(sample.patient), "?kind=SESSIONS_CANCELLED")
        .body("items.size()", equalTo(1))
        .body("items[0].reason", equalTo("episode-ended"))
        .body("items[0].why", startsWith("The person was told of the end"));
  }

  @Test
  void whoPausesHearsOfThatAlone() {
    sample.register("es").admit();
    awaitKind("WELCOME/SENT");
    TestEvents.publish(
        new EpisodeHeld(sample.patient, sample.episode, sample.program, LocalDate.now()));
    awaitKind("EPISODE_PAUSED/SENT");
    cancel(3);

    awaitKind("SESSIONS_CANCELLED/SUPPRESSED");
  }

  @Test
  void staffSeeEveryStepAndThePatientOnlyTheOwn() {
    sample.register("en").admit().withClinician();
    awaitKind("WELCOME/SENT");
    TestEvents.publish(sample.alert(UUID.randomUUID(), RiskLevel.HIGH, false));
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                why(Tokens.coordinator(), "?patientId=" + sample.patient)
                    .body("items.kind", hasItems("RISK_PAGE", "WELCOME")));
    why(Tokens.patient(sample.patient), "").body("items.kind", not(hasItem("RISK_PAGE")));
    why(Tokens.coordinator(), "?patientId=" + sample.patient + "&kind=WELCOME")
        .body("items.find { it.channel == 'IN_APP' }.timeline.what", hasItems("PLANNED", "SENT"))
        .body("items.find { it.channel == 'EMAIL' }.address", startsWith("…"));
  }

  @Test
  void anUrgentMailDoesNotWaitBehindRoutineOnes() {
    sample.register("en").admit().withClinician();
    awaitKind("WELCOME/SENT");
    sample.awaitClinician(sql);
    Instant now = Instant.now();
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(
            "{\"shifts\":[{\"practitionerId\":\"%s\",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}]}"
                .formatted(sample.clinician, now.minusSeconds(60), now.plusSeconds(3600)))
        .put("/api/v1/on-call/" + sample.program)
        .then()
        .statusCode(200);
    TestEvents.publish(sample.alert(UUID.randomUUID(), RiskLevel.IMMINENT, false));

    // Sent past the queue: long before its timer, the net, is due; which then is not needed.
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                        """
                        select n.state || coalesce(t.task_instance, '/no timer') from notification n
                        left join scheduled_tasks t
                          on t.task_name = 'deliver' and t.task_instance = n.id::text
                        where n.patient_id = ? and n.kind = 'RISK_PAGE' and n.channel = 'EMAIL'
                          and n.sent_at < n.created_at + interval '20 seconds'
                        """,
                        row -> row.getString(1),
                        sample.patient)
                    .contains("SENT/no timer"));
  }

  @Test
  void aMessageThatWasGivenUpIsListedAndReplayed() {
    sample.register("en").admit();
    awaitKind("WELCOME/SENT");
    String id =
        sql.first(
                """
                update notification set state = 'FAILED', reason = 'server-refused', attempts = 8
                where patient_id = ? and channel = 'EMAIL' returning id
                """,
                row -> row.getString(1),
                sample.patient)
            .orElseThrow();
    String failed = "/api/v1/notifications/failed";
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get(failed)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .post(failed + "/" + id + "/replay")
        .then()
        .statusCode(202);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                why(Tokens.coordinator(), "?patientId=" + sample.patient + "&kind=WELCOME")
                    .body("items.find { it.id == '" + id + "' }.state", equalTo("SENT"))
                    .body("items.find { it.id == '" + id + "' }.provider", equalTo("smtp")));
  }

  private static ValidatableResponse why(String token, String query) {
    return given().auth().oauth2(token).get(WHY + query).then().statusCode(200);
  }

  private void cancel(int sessions) {
    Instant first = Instant.now().plus(30, ChronoUnit.HOURS);
    for (int i = 0; i < sessions; i++) {
      Instant startsAt = first.plus(i, ChronoUnit.DAYS);
      TestEvents.publish(
          new SessionCancelled(
              sample.patient,
              UUID.randomUUID(),
              UUID.randomUUID(),
              sample.program,
              SessionType.GROUP,
              startsAt,
              startsAt.plusSeconds(3000),
              "UTC",
              sample.clinician,
              "PROGRAM",
              false));
    }
  }

  private void awaitKind(String kindAndState) {
    Awaitility.await().atMost(SOON).until(() -> inApp().contains(kindAndState));
  }

  private List<String> inApp() {
    return sql.query(
        "select kind, state from notification where patient_id = ? and channel = 'IN_APP'",
        row -> row.getString(1) + "/" + row.getString(2),
        sample.patient);
  }
}
