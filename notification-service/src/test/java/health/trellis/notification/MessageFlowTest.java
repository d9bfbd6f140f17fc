package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.ConsentKind;
import health.trellis.event.SessionType;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.MakeUpOffered;
import health.trellis.event.scheduling.WaitlistPlaceOffered;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class MessageFlowTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Sql sql;
  Supplier<List<String>> mailbox;

  private final Sample sample = new Sample();

  @Test
  void anEventBecomesAMailInThePersonsLanguageThatDisclosesNothing() {
    sample.register("es-US");
    noQuietHours();
    sample.admit();

    String mail = awaitMail();
    assertTrue(mail.contains("Subject:") && mail.contains("est=C3=A1") || mail.contains("está"));
    assertFalse(mail.contains("Testperson"));
    assertFalse(mail.toLowerCase(java.util.Locale.ROOT).contains("iop"));
    awaitState("EMAIL", "SENT");
  }

  @Test
  void aMailHasTwoFormsAndItsUnsubscribeButtonWorksWithoutSignIn() {
    sample.register("en");
    noQuietHours();
    sample.admit();
    String mail = awaitMail().replaceAll("\r?\n[ \t]+", " ");
    assertTrue(mail.contains("multipart/alternative"));
    assertTrue(mail.contains("text/html"));
    assertTrue(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    String path =
        "/api/v1/notifications/unsubscribe/"
            + mail.split("List-Unsubscribe: <", 2)[1].split(">", 2)[0].split("unsubscribe/")[1];

    given().get(path).then().statusCode(200).contentType("text/html");
    given().formParam("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
    given()
        .auth()
        .oauth2(token())
        .get("/api/v1/notification-preferences")
        .then()
        .body(
            "choices.find { it.category == 'CARE' && it.channel == 'EMAIL' }.enabled",
            equalTo(false));
    given()
        .formParam("List-Unsubscribe", "One-Click")
        .post("/api/v1/notifications/unsubscribe/" + "x".repeat(32))
        .then()
        .statusCode(404);
  }

  private void puttingAwayIsForTheReaderAlone(String id) {
    String box = "/api/v1/notifications?box=";
    String archive = "/api/v1/notifications/" + id + "/archive";
    given().auth().oauth2(token()).post(archive).then().statusCode(204);
    given().auth().oauth2(token()).get(box + "INBOX").then().body("items.size()", equalTo(0));
    given().auth().oauth2(token()).get(box + "UNREAD").then().body("items.size()", equalTo(0));
    given().auth().oauth2(token()).get(box + "ARCHIVE").then().body("items[0].id", equalTo(id));
    given().auth().oauth2(Tokens.coordinator()).delete(archive).then().statusCode(404);
    given().auth().oauth2(token()).delete(archive).then().statusCode(204);
    given().auth().oauth2(token()).get(box + "INBOX").then().body("items.size()", equalTo(1));
    given()
        .auth()
        .oauth2(token())
        .post("/api/v1/notifications/read-all")
        .then()
        .body("unread", equalTo(0));
  }

  @Test
  void anEventThatComesTwiceIsOneMessage() {
    sample.register("en");
    noQuietHours();
    EpisodeAdmitted admitted =
        new EpisodeAdmitted(
            sample.patient,
            sample.episode,
            sample.program,
            health.trellis.event.LevelOfCare.IOP,
            "EVENING",
            false,
            LocalDate.EPOCH);
    UUID id = TestEvents.publish(admitted);
    TestEvents.publish(admitted, id);
    TestEvents.publish(admitted);
    TestEvents.publish(
        new MilestoneReached(
            sample.patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));

    Awaitility.await().atMost(SOON).until(() -> kinds().contains("MILESTONE"));
    assertEquals(1, kinds().stream().filter("WELCOME"::equals).count());
    awaitMail();
    assertEquals(1, mails().size());
  }

  @Test
  void theAppListsCountsAndMarksAsRead() {
    sample.register("en").admit();
    Awaitility.await().atMost(SOON).until(() -> unread() == 1);

    String id =
        given()
            .auth()
            .oauth2(token())
            .get("/api/v1/notifications")
            .then()
            .statusCode(200)
            .body("items[0].kind", equalTo("WELCOME"))
            .body("items[0].title", equalTo("Welcome, Maria"))
            .extract()
            .path("items[0].id");
    for (int i = 0; i < 2; i++) {
      given()
          .auth()
          .oauth2(token())
          .post("/api/v1/notifications/" + id + "/read")
          .then()
          .statusCode(204);
    }
    assertEquals(0, unread());
    given()
        .auth()
        .oauth2(Tokens.patient(UUID.randomUUID()))
        .post("/api/v1/notifications/" + id + "/read")
        .then()
        .statusCode(404);
    puttingAwayIsForTheReaderAlone(id);
  }

  @Test
  void whoWantsNoMailGetsNoneAndTheReasonIsOnRecord() {
    sample.register("en");
    setPreference("CARE", false);
    sample.admit();

    Awaitility.await().atMost(SOON).until(() -> unread() == 1);
    assertEquals(List.of("preference"), reasons());
  }

  @Test
  void aConsentTakenBackStopsMailAtOnce() {
    sample.register("en");
    Awaitility.await().atMost(SOON).until(this::known);
    TestEvents.publish(
        new ConsentRevoked(sample.patient, UUID.randomUUID(), ConsentKind.EMAIL, null));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query(
                        "select 1 from mail_refusal where audience = ?",
                        row -> 1,
                        "patient:" + sample.patient)
                    .isEmpty());
    sample.admit();

    Awaitility.await().atMost(SOON).until(() -> unread() == 1);
    assertEquals(List.of("consent-revoked"), reasons());
  }

  @Test
  void aMissedSessionGetsAKindWordInTheAppAlone() {
    sample.register("en");
    TestEvents.publish(attendance(AttendanceStatus.NO_SHOW, true));
    TestEvents.publish(attendance(AttendanceStatus.ATTENDED, false));
    TestEvents.publish(attendance(AttendanceStatus.NO_SHOW, false));

    Awaitility.await().atMost(SOON).until(() -> unread() == 1);
    assertEquals(List.of("SESSION_MISSED"), kinds());
  }

  @Test
  void offersReachThePatientWhileTheyStand() {
    sample.register("en");
    Instant now = Instant.now();
    TestEvents.publish(place(now.minusSeconds(60)));
    TestEvents.publish(place(now.plusSeconds(86_400)));
    TestEvents.publish(
        new MakeUpOffered(
            sample.patient,
            UUID.randomUUID(),
            UUID.randomUUID(),
            now.minusSeconds(86_400),
            2,
            now.plusSeconds(86_400)));

    Awaitility.await().atMost(SOON).until(() -> unread() == 2);
    assertEquals(Set.of("PLACE_OFFERED", "MAKE_UP_OFFERED"), Set.copyOf(kinds()));
  }

  private WaitlistPlaceOffered place(Instant expires) {
    return new WaitlistPlaceOffered(
        sample.patient,
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        expires,
        "America/New_York",
        expires);
  }

  @Test
  void aTaskReachesItsClinicianOrElseTheCoordinator() {
    sample.register("en").admit().withClinician().awaitClinician(sql);
    TestEvents.publish(task(sample.clinician));
    TestEvents.publish(task(null));

    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertEquals(
                    List.of("practitioner:" + sample.clinician, "role:coordinator"),
                    sql.query(
                        """
                        select audience from notification where patient_id = ?
                        and kind = 'CARE_TASK' and channel = 'IN_APP' order by audience
                        """,
                        row -> row.getString(1),
                        sample.patient)));
  }

  @Test
  void staffSeeAllMessagesAboutAPatientWithTheirStates() {
    sample.register("en").admit();
    Awaitility.await().atMost(SOON).until(() -> unread() == 1);

    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/notifications?patientId=" + sample.patient)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/notifications/statistics?patientId=" + sample.patient)
        .then()
        .statusCode(200)
        .body("sent", org.hamcrest.Matchers.greaterThanOrEqualTo(1));
  }

  private AttendanceRecorded attendance(AttendanceStatus status, boolean lateEntry) {
    return new AttendanceRecorded(
        sample.patient,
        UUID.randomUUID(),
        UUID.randomUUID(),
        sample.program,
        SessionType.GROUP,
        Instant.now(),
        status,
        0,
        1,
        lateEntry);
  }

  private CareTaskOpened task(UUID practitioner) {
    return new CareTaskOpened(
        sample.patient, UUID.randomUUID(), "PLAN_REVIEW", "clinician", practitioner, Instant.now());
  }

  private String token() {
    return Tokens.patient(sample.patient);
  }

  private int unread() {
    return given()
        .auth()
        .oauth2(token())
        .get("/api/v1/notifications/unread-count")
        .then()
        .statusCode(200)
        .extract()
        .path("unread");
  }

  private boolean known() {
    return !sql.query(
            "select 1 from person where audience = ?", row -> 1, "patient:" + sample.patient)
        .isEmpty();
  }

  /** The tests run at any hour of the day. What is read can be sent back, changed in one place. */
  private void noQuietHours() {
    String path = "/api/v1/notification-preferences";
    String read = given().auth().oauth2(token()).get(path).asString();
    given()
        .auth()
        .oauth2(token())
        .contentType("application/json")
        .body(read.replace("21:00:00", "00:00:00").replace("08:00:00", "00:00:00"))
        .header("If-Match", "\"0\"")
        .put(path)
        .then()
        .statusCode(200)
        .body("quietHours.from", equalTo("00:00:00"));
  }

  private void setPreference(String category, boolean mail) {
    given()
        .auth()
        .oauth2(token())
        .contentType("application/json")
        .body(
            """
            {"choices":[{"category":"%s","channel":"EMAIL","enabled":%s}],
             "quietHours":{"from":"00:00","until":"00:00"},"mailRefused":false}
            """
                .formatted(category, mail))
        .header("If-Match", "\"0\"")
        .put("/api/v1/notification-preferences")
        .then()
        .statusCode(200);
  }

  private List<String> kinds() {
    return sql.query(
        "select kind from notification where patient_id = ? and channel = 'IN_APP' order by id",
        row -> row.getString(1),
        sample.patient);
  }

  private List<String> reasons() {
    return sql.query(
        "select reason from notification where patient_id = ? and state = 'SUPPRESSED'",
        row -> row.getString(1),
        sample.patient);
  }

  private List<String> mails() {
    return mailbox.get().stream().filter(m -> m.contains(sample.email)).toList();
  }

  private String awaitMail() {
    Awaitility.await().atMost(SOON).until(() -> !mails().isEmpty());
    return mails().getFirst();
  }

  private void awaitState(String channel, String state) {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                        "select state from notification where patient_id = ? and channel = ?",
                        row -> row.getString(1),
                        sample.patient,
                        channel)
                    .contains(state));
  }
}
