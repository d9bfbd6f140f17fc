package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.plan;
import static health.trellis.scheduling.Clinic.post;
import static health.trellis.scheduling.Clinic.scheduled;
import static health.trellis.scheduling.Clinic.weekly;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import health.trellis.event.SessionType;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an acceptance judges again in its own transaction. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PlanAcceptanceTest {
  private static final LocalDate NEXT = monday(1);

  @Inject Sql sql;

  private final Clinic clinic = new Clinic();

  @Test
  void whatClosedFilledUpOrRanOutMeanwhileIsNamedAndNothingIsHalfDone() {
    clinic.build(false);
    therapist(Map.of("workingHours", List.of()));
    UUID ada = clinic.admit();
    TestEvents.publish(
        plan(ada, 1, NEXT, 600, weekly(SessionType.GROUP, 3), weekly(SessionType.INDIVIDUAL, 1)));
    await(() -> prescribed(ada) == 600);
    therapist(Map.of());
    UUID group = clinic.group("CBT", 12, "13:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    String accept = "/api/v1/schedule-plans/" + planned(4) + "/accept";
    String pointer = "/patients/" + ada;

    therapist(Map.of("caseloadLimit", 0));
    admission(group, "CLOSED", monday(3), 422);
    admission(group, "CLOSED", monday(-1), 200);
    admission(group, "CLOSED", monday(-2), 422);
    post(accept, Map.of())
        .then()
        .log()
        .ifValidationFails()
        .statusCode(409)
        .body("code", equalTo("world-changed"))
        .body("errors.code", hasItems("group-closed", "caseload-full"))
        .body("errors.pointer", everyItem(equalTo(pointer)));
    assertEquals(0, scheduled(ada, NEXT, NEXT.plusDays(6)).size());

    therapist(Map.of());
    admission(group, "ROLLING", monday(-1), 200);
    post("/api/v1/authorizations", authorization(ada)).then().statusCode(201);
    post(accept, Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("authorization-exceeded"))
        .body("errors.pointer", hasItem(pointer));
    assertEquals(0, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
    assertEquals(0, overrides(ada).size());

    post(accept, Map.of("authorizationOverride", "An extension is asked for"))
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body("changes", equalTo(4));
    assertEquals(4, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
    assertEquals(4, overrides(ada).size(), "all that is placed together has the reason");
  }

  @Test
  void aVirtualProgramIsPlannedByVideoWithThoseLicensedWhereThePatientIs() {
    clinic.build(false);
    UUID near = clinic.defineClinician(UUID.randomUUID(), false);
    virtual();
    clinician(near, Map.of("licences", List.of(licence("US-NJ"))));
    therapist(Map.of("licences", List.of(licence("US-NY"))));
    UUID ada = clinic.admit();
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(Map.of("telehealthState", "US-NJ"))
        .put("/api/v1/availability/" + ada + "/preferences")
        .then()
        .statusCode(200);
    TestEvents.publish(
        plan(ada, 1, NEXT, 420, weekly(SessionType.GROUP, 2), weekly(SessionType.INDIVIDUAL, 1)));
    await(() -> scheduled(ada, NEXT, NEXT.plusDays(6)).size() == 1);
    clinic.group("CBT", 12, "13:00", 180, "MONDAY", "WEDNESDAY");
    post("/api/v1/groups", clinic.groupBody(near, "DBT", 12, "13:00", 180, "TUESDAY", "THURSDAY"))
        .then()
        .statusCode(201);
    post("/api/v1/schedule-plans/" + planned(2) + "/accept", Map.of())
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
    List<Map<String, Object>> week = scheduled(ada, NEXT, NEXT.plusDays(6));
    assertEquals(3, week.size());
    for (Map<String, Object> entry : week) {
      assertEquals(near.toString(), entry.get("clinicianId"));
      assertNull(entry.get("roomId"));
    }
  }

  @Test
  void whereNobodyIsLicensedTheLicenceIsWhatCollides() {
    clinic.build(false);
    virtual();
    therapist(Map.of("licences", List.of(licence("US-NY"))));
    UUID ada = clinic.admit();
    put("/api/v1/availability/" + ada + "/preferences", Map.of("telehealthState", "US-CT"), 200);
    TestEvents.publish(
        plan(ada, 1, NEXT, 420, weekly(SessionType.GROUP, 2), weekly(SessionType.INDIVIDUAL, 1)));
    await(() -> prescribed(ada) == 420);
    clinic.group("CBT", 12, "13:00", 180, "MONDAY", "WEDNESDAY");
    JsonPath done = read("/api/v1/schedule-plans/" + planned(0));
    List<String> licence = List.of("licence");
    assertEquals(
        List.of(licence, licence, licence, List.of("licence", "program minimum")),
        done.getList("result.collisions.constraints"),
        done.prettify());
  }

  @Test
  void whatIsStillSearchedForIsNotAcceptedAndStopsWhenAsked() {
    clinic.build(false);
    UUID ada = clinic.admit();
    TestEvents.publish(plan(ada, 1, NEXT, 60, weekly(SessionType.INDIVIDUAL, 1)));
    await(() -> scheduled(ada, NEXT, NEXT.plusDays(6)).size() == 1);
    Map<String, Object> asked = new HashMap<>(Map.of("programId", clinic.program, "weeks", 1));
    asked.put("fromWeek", NEXT.toString());
    for (int seconds : List.of(0, 100_000)) {
      asked.put("seconds", seconds);
      post("/api/v1/schedule-plans", asked)
          .then()
          .statusCode(422)
          .body("errors.pointer", hasItem("/seconds"));
    }
    asked.put("seconds", 60);
    String plan =
        "/api/v1/schedule-plans/"
            + post("/api/v1/schedule-plans", asked).then().statusCode(202).extract().path("id");
    post(plan + "/accept", Map.of()).then().statusCode(409).body("code", equalTo("plan-not-done"));
    post(plan + "/stop", "").then().statusCode(org.hamcrest.Matchers.lessThan(300));
    await(() -> "DONE".equals(read(plan).getString("state")));
    assertEquals(1, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
  }

  private void virtual() {
    put(
        "/api/v1/programs/" + clinic.program,
        Map.of(
            "siteId",
            clinic.site,
            "name",
            "Virtual IOP",
            "levelOfCare",
            "IOP",
            "track",
            "VIRTUAL",
            "setting",
            "VIRTUAL",
            "substanceUse",
            false,
            "minimumMinutesPerWeek",
            540,
            "maximumMinutesPerWeek",
            1140,
            "treatmentDays",
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")),
        200);
  }

  private static Map<String, String> licence(String state) {
    return Map.of(
        "state", state, "kind", "LCSW", "number", "X-1", "expiresOn", monday(60).toString());
  }

  private List<String> overrides(UUID patient) {
    return sql.query(
        "select o.reason from authorization_override o join booking b on b.id = o.booking_id"
            + " where b.patient_id = ?",
        row -> row.getString(1),
        patient);
  }

  private String planned(int changes) {
    String id =
        post(
                "/api/v1/schedule-plans",
                Map.of(
                    "programId",
                    clinic.program,
                    "fromWeek",
                    NEXT.toString(),
                    "weeks",
                    1,
                    "seconds",
                    2))
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    await(() -> "DONE".equals(read("/api/v1/schedule-plans/" + id).getString("state")));
    JsonPath done = read("/api/v1/schedule-plans/" + id);
    assertEquals(changes, done.getInt("result.summary.changes"), done.prettify());
    return id;
  }

  private static int prescribed(UUID patient) {
    return read("/api/v1/weekly-hours?patientId=" + patient + "&from=" + NEXT + "&to=" + NEXT)
        .getInt("items[0].prescribedMinutes");
  }

  private static JsonPath read(String path) {
    return answer(path).extract().jsonPath();
  }

  private static ValidatableResponse answer(String path) {
    return given().auth().oauth2(Tokens.coordinator()).get(path).then().statusCode(200);
  }

  private void therapist(Map<String, Object> more) {
    clinician(clinic.therapist, more);
  }

  private void clinician(UUID id, Map<String, Object> more) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "displayName",
                "Dana Reyes",
                "modalities",
                List.of("CBT", "DBT"),
                "programIds",
                List.of(clinic.program),
                "workingHours",
                Clinic.weekdays("08:00", "20:00")));
    body.putAll(more);
    put("/api/v1/clinicians/" + id, body, 200);
  }

  private void admission(UUID group, String how, LocalDate from, int status) {
    Map<String, Object> body =
        new HashMap<>(clinic.groupBody(clinic.therapist, "CBT", 12, "13:00", 180, "MONDAY"));
    body.put(
        "series",
        Map.of(
            "weekdays",
            List.of("MONDAY", "WEDNESDAY", "FRIDAY"),
            "startTime",
            "13:00",
            "minutes",
            180,
            "from",
            from.toString()));
    body.put("admission", how);
    put("/api/v1/groups/" + group, body, status);
  }

  private static void put(String path, Object body, int status) {
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType(ContentType.JSON)
        .header("If-Match", answer(path).extract().header("ETag"))
        .body(body)
        .put(path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status);
  }

  private static Map<String, Object> authorization(UUID patient) {
    return Map.of(
        "patientId",
        patient,
        "payer",
        "Harbor",
        "referenceNumber",
        "H-7",
        "unit",
        "SESSION",
        "unitsApproved",
        1,
        "from",
        NEXT.toString(),
        "to",
        NEXT.plusDays(6).toString(),
        "serviceCodes",
        List.of("90853"),
        "warningLevels",
        List.of(100));
  }
}
