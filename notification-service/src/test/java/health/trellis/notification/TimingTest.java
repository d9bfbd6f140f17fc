package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.RiskLevel;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Reminders and escalations: what stands on durable timers. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class TimingTest {
  private static final Duration SOON = Duration.ofSeconds(25);

  @Inject Sql sql;

  private final Sample sample = new Sample();
  private final Instant session =
      Instant.now().plus(72, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

  @Test
  void remindersFollowASessionThatMovesAndVanishWithIt() {
    sample.register("en");
    TestEvents.publish(sample.booked(session, false));
    awaitReminders(session);

    Instant later = session.plus(3, ChronoUnit.HOURS);
    TestEvents.publish(sample.moved(session, later));
    awaitReminders(later);

    TestEvents.publish(sample.cancelled(later));
    Awaitility.await().atMost(SOON).until(() -> timers().isEmpty());
  }

  @Test
  void anOldMoveThatComesAfterANewerOneChangesNothing() {
    sample.register("en");
    Instant now = Instant.now();
    Instant newest = session.plus(5, ChronoUnit.HOURS);
    TestEvents.publish(sample.moved(session, newest), UUID.randomUUID(), now);
    awaitReminders(newest);
    TestEvents.publish(sample.booked(session, false), UUID.randomUUID(), now.minusSeconds(60));
    TestEvents.publish(sample.booked(session, true), UUID.randomUUID(), now.minusSeconds(30));

    Awaitility.await().pollDelay(Duration.ofSeconds(2)).atMost(SOON).until(() -> true);
    awaitReminders(newest);
  }

  @Test
  void lateEntriesAndThePastRemindNobody() {
    sample.register("en");
    TestEvents.publish(sample.booked(session, true));
    TestEvents.publish(sample.moved(session, Instant.now().minusSeconds(60)));

    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query(
                        "select 1 from booked_session where booking_id = ?", r -> 1, sample.booking)
                    .isEmpty());
    assertEquals(Map.of(), timers());
  }

  @Test
  void aReminderThatIsDueIsSentOnce() {
    sample.register("en");
    Instant soon = Instant.now().plus(2, ChronoUnit.HOURS).plusSeconds(3);
    TestEvents.publish(sample.booked(soon, false));

    Awaitility.await().atMost(SOON).until(() -> reminders() == 1);
    Awaitility.await().atMost(SOON).until(() -> timers().isEmpty());
    assertEquals(1, reminders());
  }

  @Test
  void aClockThatJumpsForwardAndBackDoublesNoReminder() {
    sample.register("en");
    Instant inTwoAndAHalfHours = Instant.now().plus(150, ChronoUnit.MINUTES);
    TestEvents.publish(sample.booked(inTwoAndAHalfHours, false));
    awaitLeads("PT2H");
    jump(Duration.ofHours(1));
    try {
      fire();
      Awaitility.await().atMost(SOON).until(() -> reminders() == 1 && timers().isEmpty());
    } finally {
      jump(Duration.ZERO);
    }
    // Seen from here the reminder is still to come: it is set again, and finds it told.
    TestEvents.publish(sample.moved(inTwoAndAHalfHours, inTwoAndAHalfHours));
    awaitLeads("PT2H");
    fire();
    Awaitility.await().atMost(SOON).until(() -> timers().isEmpty());
    assertEquals(1, reminders());
  }

  @Test
  void aClockThatJumpsBackLosesNoReminder() {
    sample.register("en");
    Instant soon = Instant.now().plus(2, ChronoUnit.HOURS).plusSeconds(5);
    jump(Duration.ofHours(-1));
    try {
      TestEvents.publish(sample.booked(soon, false));
      awaitLeads("PT2H");
      fire();
      Awaitility.await().atMost(SOON).until(() -> reminders() == 1 && timers().isEmpty());
    } finally {
      jump(Duration.ZERO);
    }
  }

  private static void jump(Duration far) {
    QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), far), Clock.class);
  }

  /** As if the time of the reminder's timer had come. */
  private void fire() {
    sql.update(
        "update scheduled_tasks set execution_time = now()"
            + " where task_name = 'remind' and task_instance like ?",
        sample.booking + "/%");
  }

  private void awaitLeads(String... leads) {
    Awaitility.await().atMost(SOON).until(() -> timers().keySet().equals(Set.of(leads)));
  }

  @Test
  void anAlertPagesUntilSomebodyAcknowledges() {
    sample.register("en").admit().withClinician().awaitClinician(sql);
    onCall();
    setPolicy("IMMINENT", 0, 2, 4);
    UUID alert = UUID.randomUUID();
    TestEvents.publish(sample.alert(alert, RiskLevel.IMMINENT, false));

    awaitPages(alert, List.of("ON_CALL", "COORDINATOR", "PROGRAM_ADMIN"));
    acknowledge(alert);
    Awaitility.await().atMost(SOON).until(() -> state(alert).equals("ACKNOWLEDGED"));
    int pages = pages(alert).size();
    Awaitility.await()
        .pollDelay(Duration.ofSeconds(4))
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(pages, pages(alert).size()));
  }

  @Test
  void whereNobodyIsOnCallTheNextStepIsTakenAtOnce() {
    sample.register("en");
    setPolicy("HIGH", 0, 600, 1200);
    UUID alert = UUID.randomUUID();
    TestEvents.publish(sample.alert(alert, RiskLevel.HIGH, false));

    awaitPages(alert, List.of("COORDINATOR"));
  }

  @Test
  void anAcknowledgementThatComesBeforeTheAlertStopsItToo() {
    sample.register("en");
    UUID alert = UUID.randomUUID();
    acknowledge(alert);
    Awaitility.await().atMost(SOON).until(() -> exists(alert));
    TestEvents.publish(sample.alert(alert, RiskLevel.HIGH, false));
    UUID other = UUID.randomUUID();
    TestEvents.publish(sample.alert(other, RiskLevel.HIGH, false));

    Awaitility.await().atMost(SOON).until(() -> exists(other));
    assertEquals(List.of(), pages(alert));
    assertEquals("ACKNOWLEDGED", state(alert));
  }

  @Test
  void anAlertThatIsEnteredLateOrTwicePagesNobodyMore() {
    sample.register("en");
    setPolicy("HIGH", 0, 600, 1200);
    UUID late = UUID.randomUUID();
    UUID twice = UUID.randomUUID();
    TestEvents.publish(sample.alert(late, RiskLevel.HIGH, true));
    TestEvents.publish(sample.alert(twice, RiskLevel.HIGH, false));
    TestEvents.publish(sample.alert(twice, RiskLevel.HIGH, false));
    UUID last = UUID.randomUUID();
    TestEvents.publish(sample.alert(last, RiskLevel.HIGH, false));

    Awaitility.await().atMost(SOON).until(() -> exists(last));
    assertEquals("NOT_NEEDED", state(late));
    assertEquals(List.of(), pages(late));
    assertEquals(List.of("COORDINATOR"), pages(twice));
  }

  private void acknowledge(UUID alert) {
    TestEvents.publish(
        new RiskAlertAcknowledged(sample.patient, alert, "clinician", Instant.now()));
  }

  private void onCall() {
    Instant now = Instant.now();
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(
            """
            {"shifts":[{"practitionerId":"%s","startsAt":"%s","endsAt":"%s"}],
             "coordinatorEmail":"coordinator@example.org","programAdminEmail":null}
            """
                .formatted(sample.clinician, now.minusSeconds(60), now.plusSeconds(3600)))
        .put("/api/v1/on-call/" + sample.program)
        .then()
        .statusCode(200)
        .body("shifts.size()", equalTo(1));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                            "select 1 from person where audience = ?",
                            r -> 1,
                            "practitioner:" + sample.clinician)
                        .size()
                    == 1);
  }

  private static String policyTag(String level) {
    return given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .get("/api/v1/escalations/policies/" + level)
        .header("ETag");
  }

  private static void setPolicy(String level, int... after) {
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType("application/json")
        .body(
            """
            {"steps":[{"target":"ON_CALL","afterSeconds":%d},
                      {"target":"COORDINATOR","afterSeconds":%d},
                      {"target":"PROGRAM_ADMIN","afterSeconds":%d}]}
            """
                .formatted(after[0], after[1], after[2]))
        .header("If-Match", policyTag(level))
        .put("/api/v1/escalations/policies/" + level)
        .then()
        .statusCode(200);
  }

  private void awaitPages(UUID alert, List<String> targets) {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(() -> assertEquals(targets, pages(alert).stream().distinct().toList()));
  }

  private static JsonPath escalation(UUID alert) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/escalations/" + alert)
        .jsonPath();
  }

  private boolean exists(UUID alert) {
    return !sql.query("select 1 from escalation where alert_id = ?", r -> 1, alert).isEmpty();
  }

  private static String state(UUID alert) {
    return String.valueOf(escalation(alert).getString("state"));
  }

  private static List<String> pages(UUID alert) {
    List<String> targets =
        escalation(alert).getList("timeline.findAll { it.what == 'PAGED' }.target", String.class);
    return targets == null ? List.of() : targets;
  }

  private int reminders() {
    return sql.query(
            "select 1 from notification where patient_id = ? and kind = 'SESSION_REMINDER'"
                + " and channel = 'IN_APP'",
            r -> 1,
            sample.patient)
        .size();
  }

  private void awaitReminders(Instant startsAt) {
    Map<String, Instant> expected =
        new TreeMap<>(
            Map.of(
                "PT24H", startsAt.minus(24, ChronoUnit.HOURS),
                "PT2H", startsAt.minus(2, ChronoUnit.HOURS)));
    Awaitility.await().atMost(SOON).untilAsserted(() -> assertEquals(expected, timers()));
  }

  private Map<String, Instant> timers() {
    Map<String, Instant> timers = new TreeMap<>();
    sql.query(
            "select task_instance, execution_time from scheduled_tasks"
                + " where task_name = 'remind' and task_instance like ?",
            row -> Map.entry(row.getString(1).split("/")[1], row.getTimestamp(2).toInstant()),
            sample.booking + "/%")
        .forEach(entry -> timers.put(entry.getKey(), entry.getValue()));
    return timers;
  }
}
