package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.plan;
import static health.trellis.scheduling.Clinic.post;
import static health.trellis.scheduling.Clinic.scheduled;
import static health.trellis.scheduling.Clinic.weekly;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.SessionType;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class SchedulePlanTest {
  private static final String PLANS = "/api/v1/schedule-plans";
  private static final LocalDate NEXT = monday(1);

  @Test
  void aPlanIsProposedExplainedAndAcceptedInPart() {
    Clinic clinic = Clinic.open();
    UUID ada = clinic.admit();
    UUID ben = clinic.admit();
    TestEvents.publish(prescription(ada));
    TestEvents.publish(prescription(ben));
    await(() -> scheduled(ada, NEXT, NEXT.plusDays(6)).size() == 1);
    await(() -> scheduled(ben, NEXT, NEXT.plusDays(6)).size() == 1);
    clinic.group("CBT", 12, "13:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");

    JsonPath done = done(request(clinic));
    assertEquals("DONE", done.getString("state"));
    assertTrue(done.getBoolean("result.summary.feasible"), done.prettify());
    assertEquals(2 * 600, done.getInt("result.summary.placedMinutes"));
    assertEquals(2, done.getList("result.toTell.patientIds").size());

    String id = done.getString("id");
    JsonPath patients = read(PLANS + "/" + id + "/patients");
    assertEquals(2, patients.getList("items").size());
    assertTrue(patients.getString("items.findings.words").contains("All 600 prescribed minutes"));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get(PLANS + "/" + id + "/progress")
        .then()
        .statusCode(200)
        .body(org.hamcrest.Matchers.containsString("\"state\":\"DONE\""));

    post(PLANS + "/" + id + "/accept", Map.of("patientIds", List.of(ada)))
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body("patients", equalTo(1));
    assertEquals(4, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
    assertEquals(1, scheduled(ben, NEXT, NEXT.plusDays(6)).size());
    post(PLANS + "/" + id + "/accept", Map.of("patientIds", List.of(ada)))
        .then()
        .statusCode(409)
        .body("code", equalTo("already-accepted"));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .header("If-None-Match", "*")
        .body(
            Map.of(
                "windows",
                List.of(
                    Map.of("weekday", "MONDAY", "from", "08:00", "to", "12:00", "kind", "BUSY"))))
        .put("/api/v1/availability/" + ben);
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(Map.of("clinicianGender", "FEMALE"))
        .put("/api/v1/availability/" + ben + "/preferences")
        .then()
        .statusCode(200);
    post(PLANS + "/" + id + "/accept", Map.of())
        .then()
        .log()
        .ifValidationFails()
        .statusCode(409)
        .body("code", equalTo("world-changed"))
        .body("errors.code", hasItems("availability", "preferences"))
        .body("errors.pointer", hasItem("/patients/" + ben));
    assertEquals(1, scheduled(ben, NEXT, NEXT.plusDays(6)).size());
    post(PLANS + "/" + id + "/stop", "").then().statusCode(409).body("code", equalTo("plan-ended"));
  }

  @Test
  void anIllTherapistIsReplacedWithinFiveSecondsAndPatientsKeepTheirTime() {
    Clinic clinic = Clinic.open();
    UUID stand = clinic.defineClinician(UUID.randomUUID(), false);
    UUID group = clinic.group("CBT", 12, "09:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    UUID ada = clinic.admit();
    clinic.team(ada);
    TestEvents.publish(prescription(ada));
    await(() -> scheduled(ada, NEXT, NEXT.plusDays(6)).size() == 4);
    List<Map<String, Object>> before = scheduled(ada, NEXT, NEXT.plusDays(6));
    long begin = System.nanoTime();
    JsonPath done =
        done(
            post(
                PLANS + "/repairs",
                Map.of(
                    "programId",
                    clinic.program,
                    "clinicianId",
                    clinic.therapist,
                    "from",
                    Clinic.at(1, DayOfWeek.MONDAY, "00:00").toString(),
                    "to",
                    Clinic.at(2, DayOfWeek.MONDAY, "00:00").toString())));
    assertTrue(System.nanoTime() - begin < 5_000_000_000L, "within five seconds");
    assertEquals(3, done.getList("result.meetings").size(), done.prettify());
    assertEquals("SUBSTITUTE", done.getString("result.meetings[0].kind"));
    assertTrue(done.getList("result.toTell.clinicianIds").contains(stand.toString()));
    post(PLANS + "/" + done.getString("id") + "/accept", Map.of())
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
    List<Map<String, Object>> after = scheduled(ada, NEXT, NEXT.plusDays(6));
    assertEquals(4, after.size());
    assertEquals(groups(before), groups(after), "meetings keep their time");
    assertFalse(
        after.stream().anyMatch(e -> clinic.therapist.toString().equals(e.get("clinicianId"))));
    assertNotEquals(group, stand);
  }

  @Test
  void whatNoWeekSatisfiesNamesTheRulesThatCollide() {
    Clinic clinic = Clinic.open();
    UUID ada = clinic.admit();
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "windows",
                List.of(
                    Map.of(
                        "weekday",
                        "SATURDAY",
                        "from",
                        "08:00",
                        "to",
                        "12:00",
                        "kind",
                        "AVAILABLE"))))
        .put("/api/v1/availability/" + ada);
    TestEvents.publish(prescription(ada));
    await(() -> !done(request(clinic)).getList("result.collisions").isEmpty());
    JsonPath done = done(request(clinic));
    assertTrue(
        done.getString("result.collisions.constraints").contains("patient availability"),
        done.prettify());
    assertTrue(done.getString("result.collisions.constraints").contains("program minimum"));
  }

  @Test
  void oneMoreClinicianIsComparedAndChangesNothing() {
    Clinic clinic = Clinic.open();
    UUID ada = clinic.admit();
    TestEvents.publish(prescription(ada));
    await(() -> scheduled(ada, NEXT, NEXT.plusDays(6)).size() == 1);
    JsonPath done =
        done(
            post(
                PLANS + "/staffing",
                Map.of(
                    "programId",
                    clinic.program,
                    "fromWeek",
                    NEXT.toString(),
                    "weeks",
                    1,
                    "seconds",
                    1,
                    "modalities",
                    List.of("CBT"),
                    "hours",
                    List.of(Map.of("weekday", "MONDAY", "from", "16:00", "to", "21:00")))));
    assertEquals(60, done.getInt("result.withOneMore.placedMinutes"));
    post(PLANS + "/" + done.getString("id") + "/accept", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("nothing-to-accept"));
    post(PLANS + "/admissions", admission(clinic, "BUSY"))
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body("possible", equalTo(true))
        .body("firstStart", equalTo(NEXT.toString()))
        .body("starts[0].sessions.size()", equalTo(1));
    post(PLANS + "/admissions", admission(clinic, "AVAILABLE"))
        .then()
        .statusCode(200)
        .body("possible", equalTo(false))
        .body("starts[0].collisions[0]", org.hamcrest.Matchers.containsString("availability"));
  }

  @Test
  void badRequestsNameTheFieldAndChangeNothing() {
    Clinic clinic = Clinic.open();
    Map<String, Object> past =
        Map.of("programId", clinic.program, "fromWeek", monday(-1).toString(), "weeks", 1);
    refused(PLANS, past, "/fromWeek");
    refused(
        PLANS,
        Map.of("programId", UUID.randomUUID(), "fromWeek", NEXT.toString(), "weeks", 1),
        "/programId");
    refused(
        PLANS,
        Map.of("programId", clinic.program, "fromWeek", NEXT.toString(), "weeks", 5),
        "/weeks");
    refused(
        PLANS + "/repairs",
        Map.of(
            "programId", clinic.program,
            "from", Clinic.at(1, DayOfWeek.MONDAY, "00:00").toString(),
            "to", Clinic.at(1, DayOfWeek.TUESDAY, "00:00").toString()),
        "/clinicianId");
    post(PLANS + "/" + UUID.randomUUID() + "/accept", Map.of()).then().statusCode(404);
  }

  /** Somebody who cannot come, or can come only, on Saturdays. */
  private static Map<String, Object> admission(Clinic clinic, String kind) {
    return Map.of(
        "programId", clinic.program,
        "fromWeek", NEXT.toString(),
        "weeks", 2,
        "minutesPerWeek", 60,
        "sessions", List.of(Map.of("type", "INDIVIDUAL", "count", 1)),
        "modalities", List.of("CBT"),
        "windows",
            List.of(Map.of("weekday", "SATURDAY", "from", "08:00", "to", "12:00", "kind", kind)));
  }

  private static void refused(String path, Object body, String pointer) {
    post(path, body).then().statusCode(422).body("errors.pointer", hasItem(pointer));
  }

  private static Response request(Clinic clinic) {
    return post(
        PLANS,
        Map.of("programId", clinic.program, "fromWeek", NEXT.toString(), "weeks", 1, "seconds", 2));
  }

  private static JsonPath done(Response taken) {
    String location =
        taken.then().log().ifValidationFails().statusCode(202).extract().header("Location");
    String path = location.substring(location.indexOf("/api"));
    await(() -> List.of("DONE", "FAILED").contains(read(path).getString("state")));
    return read(path);
  }

  private static JsonPath read(String path) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<Object> groups(List<Map<String, Object>> entries) {
    return entries.stream()
        .filter(e -> "GROUP".equals(e.get("type")))
        .<Object>map(e -> e.get("startsAt"))
        .sorted()
        .toList();
  }

  private static health.trellis.event.patient.TreatmentPlanSigned prescription(UUID patient) {
    return plan(
        patient, 1, NEXT, 600, weekly(SessionType.GROUP, 3), weekly(SessionType.INDIVIDUAL, 1));
  }
}
