package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.AttendanceRiskReason;
import health.trellis.event.scheduling.AttendanceRiskRaised;
import health.trellis.event.scheduling.MakeUpOffered;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.scheduling.checkin.Settling;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AttendanceFlowTest {
  @Inject Sql sql;
  @Inject Settling settling;

  private final Clinic clinic = new Clinic();

  @BeforeEach
  void open() {
    clinic.build(false);
  }

  @Test
  void aMeetingIsRecordedAtOnceCreditedByThePayerCorrectedAndMadeUpFor() {
    List<UUID> patients = clinic.admitAll(3);
    String[] days = {"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"};
    UUID session = clinic.nextMeeting(clinic.group("CBT", 8, "10:00", 180, days));
    List<String> places = patients.stream().map(patient -> book(session, patient)).toList();
    authorizeInQuarters(patients.get(1));
    String sheet = "/api/v1/sessions/" + session + "/attendance";
    post(sheet, Map.of("entries", List.of(), "rest", "ATTENDED"))
        .then()
        .statusCode(409)
        .body("code", equalTo("session-not-begun"));
    Instant start = begin(session, Duration.ofMinutes(200), 180);

    Map<String, Object> late = Map.of("bookingId", places.get(1), "status", "LATE");
    post(sheet, Map.of("entries", List.of(late, Map.of("bookingId", session, "status", "NO_SHOW"))))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/entries/0/minutes", "/entries/1/bookingId"));
    get(sheet).body("items", hasSize(3)).body("items.status", equalTo(nulls(3)));

    Map<String, Object> lateAt = new HashMap<>(late);
    lateAt.put("arrivedAt", start.plus(Duration.ofMinutes(20)).toString());
    Map<String, Object> missed = Map.of("bookingId", places.get(0), "status", "NO_SHOW");
    post(sheet, Map.of("entries", List.of(missed, lateAt), "rest", "ATTENDED"))
        .then()
        .statusCode(200)
        .body(line(places.get(0), "status"), equalTo("NO_SHOW"))
        .body(line(places.get(1), "presentMinutes"), equalTo(160))
        .body(line(places.get(1), "minutes"), equalTo(165))
        .body(line(places.get(2), "minutes"), equalTo(180));
    post(sheet, Map.of("entries", List.of(missed)))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/entries/0/version"));

    makeUp(patients.get(0), places.get(0));
    correct(places.get(0), Map.of("status", "EXCUSED", "reason", "The clinic called: was ill"))
        .statusCode(200);
    get("/api/v1/attendance/" + places.get(0) + "/history")
        .body("status", equalTo(List.of("NO_SHOW", "EXCUSED")))
        .body("reason[0]", nullValue())
        .body("reason[1]", equalTo("The clinic called: was ill"));
  }

  private void makeUp(UUID patient, String missed) {
    TestEvents.await(MakeUpOffered.class, e -> e.bookingId().toString().equals(missed));
    String path = "/api/v1/attendance/" + missed + "/make-ups";
    String offered =
        given()
            .auth()
            .oauth2(Tokens.patient(patient))
            .get(path)
            .then()
            .statusCode(200)
            .body("offers.size()", greaterThan(0))
            .extract()
            .path("offers[0].sessionId");
    Map<String, Object> body = Map.of("sessionId", offered);
    asPatient(patient, path, Map.of("sessionId", UUID.randomUUID())).then().statusCode(404);
    asPatient(patient, path, body).then().statusCode(201);
    asPatient(patient, path, body).then().statusCode(409).body("code", equalTo("made-up-already"));
  }

  @Test
  void aPatientChecksInByTheKiosksCodeAndIsRecordedWithoutStaff() {
    UUID patient = clinic.admit();
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.put("roomId", clinic.room);
    var made = post("/api/v1/sessions", body).then().statusCode(201);
    String place = made.extract().path("participants[0].bookingId");
    String code =
        post("/api/v1/sessions/" + made.extract().path("id") + "/check-in-code", "")
            .then()
            .statusCode(200)
            .extract()
            .path("code");
    String path = "/api/v1/attendance/" + place + "/check-in";
    String wrong = code.charAt(0) == '0' ? "1" + code.substring(1) : "0" + code.substring(1);
    asPatient(patient, path, Map.of("code", wrong)).then().statusCode(422);
    asPatient(patient, path, Map.of("code", "12")).then().statusCode(422);
    asPatient(UUID.randomUUID(), path, Map.of("code", code)).then().statusCode(404);
    asPatient(patient, "/api/v1/attendance/" + place + "/presence", Map.of("inCall", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("in-a-room"));
    asPatient(patient, path, Map.of("code", code)).then().statusCode(200);
    settling.settleDue(start.plus(Duration.ofMinutes(74)));
    getStatus("/api/v1/attendance/" + place, 404);
    settling.settleDue(start.plus(Duration.ofMinutes(75)));
    get("/api/v1/attendance/" + place)
        .body("status", equalTo("ATTENDED"))
        .body("minutes", equalTo(60))
        .body("source", equalTo("KIOSK"));
    for (int i = 0; i < 4; i++) {
      asPatient(patient, path, Map.of("code", wrong)).then().statusCode(422);
    }
    asPatient(patient, path, Map.of("code", code))
        .then()
        .statusCode(409)
        .body("code", equalTo("check-in-locked"));
  }

  @Test
  void beingInTheCallIsCountedByTheMinute() {
    UUID patient = clinic.admit();
    Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(900);
    var made =
        post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, soon))
            .then()
            .statusCode(201);
    String place = made.extract().path("participants[0].bookingId");
    Instant start = begin(UUID.fromString(made.extract().path("id")), Duration.ofMinutes(10), 60);
    String path = "/api/v1/attendance/" + place + "/presence";
    asPatient(patient, path, Map.of("inCall", true)).then().statusCode(200);
    sql.update(
        "update presence set arrived_at = ? where booking_id = ?", start, UUID.fromString(place));
    asPatient(patient, path, Map.of("inCall", false)).then().statusCode(200);
    get("/api/v1/sessions/" + made.extract().path("id") + "/attendance")
        .body("items[0].checkedInAs", equalTo("LEFT_EARLY"));
    settling.settleDue(start.plus(Duration.ofHours(2)));
    get("/api/v1/attendance/" + place)
        .body("status", equalTo("LEFT_EARLY"))
        .body("minutes", equalTo(10))
        .body("source", equalTo("TELEHEALTH"));
  }

  @Test
  void twoMissesInARowAreAWorryUntilThePatientComes() {
    UUID patient = clinic.admit(UUID.randomUUID(), LocalDate.now(Clinic.ZONE).minusDays(2));
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(6));
    String first = lateBooking(patient, begun);
    String second = lateBooking(patient, begun.plus(Duration.ofHours(2)));
    attend(first, Map.of("status", "NO_SHOW"), null).statusCode(200);
    attend(second, Map.of("status", "NO_SHOW"), null).statusCode(200);
    AttendanceRiskRaised raised =
        TestEvents.await(AttendanceRiskRaised.class, e -> e.patientId().equals(patient));
    assertEquals(AttendanceRiskReason.CONSECUTIVE_MISSES, raised.reason());
    assertEquals(2, raised.consecutiveMisses());
    String risks = "/api/v1/attendance-risks?programId=" + clinic.program;
    get(risks).body("items.patientId", equalTo(List.of(patient.toString())));
    correct(second, Map.of("status", "ATTENDED", "reason", "Was in the other room"))
        .statusCode(200);
    get(risks).body("items", hasSize(0));
    get("/api/v1/attendance-summaries/" + patient)
        .body("streak", equalTo(1))
        .body("missed", equalTo(1))
        .body("attendedPercent", equalTo(50));
    assertEquals(
        1, TestEvents.all(AttendanceRiskRaised.class, e -> e.patientId().equals(patient)).size());
  }

  private void authorizeInQuarters(UUID patient) {
    String payer = "Harbor " + patient;
    post("/api/v1/payer-rules", rule(payer)).then().statusCode(201);
    post("/api/v1/payer-rules", rule(payer.toUpperCase(java.util.Locale.ROOT)))
        .then()
        .statusCode(409)
        .body("code", equalTo("payer-rule-exists"));
    LocalDate today = LocalDate.now(Clinic.ZONE);
    post(
            "/api/v1/authorizations",
            Map.of(
                "patientId",
                patient,
                "payer",
                payer,
                "referenceNumber",
                "H-1",
                "unit",
                "HOUR",
                "unitsApproved",
                100,
                "from",
                today.minusDays(7).toString(),
                "to",
                today.plusDays(60).toString(),
                "serviceCodes",
                List.of("S9480")))
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> rule(String payer) {
    return Map.of("payer", payer, "unitMinutes", 15, "rounding", "MIDPOINT");
  }

  /** Puts a session to where it began so long ago; gives its start. */
  private Instant begin(UUID session, Duration ago, int minutes) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(ago);
    sql.update(
        "update therapy_session set starts_at = ?, ends_at = ? where id = ?",
        start,
        start.plus(Duration.ofMinutes(minutes)),
        session);
    return start;
  }

  private static String book(UUID session, UUID patient) {
    return post("/api/v1/bookings", Map.of("sessionId", session, "patientId", patient))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String lateBooking(UUID patient, Instant start) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.put("lateEntry", Map.of("reason", "Written down after the session"));
    return post("/api/v1/sessions", body)
        .then()
        .statusCode(201)
        .extract()
        .path("participants[0].bookingId");
  }

  private static ValidatableResponse correct(String place, Map<String, Object> body) {
    return attend(place, body, "\"0\"");
  }

  private static ValidatableResponse attend(
      String place, Map<String, Object> body, @Nullable String ifMatch) {
    var request =
        given().auth().oauth2(Tokens.coordinator()).contentType(ContentType.JSON).body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/api/v1/attendance/" + place).then();
  }

  private static ValidatableResponse get(String path) {
    return getStatus(path, 200);
  }

  private static ValidatableResponse getStatus(String path, int status) {
    return given().auth().oauth2(Tokens.coordinator()).get(path).then().statusCode(status);
  }

  private static Response asPatient(UUID patient, String path, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  private static String line(String place, String field) {
    return "items.find { it.bookingId == '" + place + "' }." + field;
  }

  private static List<@Nullable Object> nulls(int count) {
    return java.util.Collections.nCopies(count, null);
  }
}
