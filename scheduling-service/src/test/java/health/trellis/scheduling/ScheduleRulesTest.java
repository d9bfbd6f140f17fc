package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.plan;
import static health.trellis.scheduling.Clinic.post;
import static health.trellis.scheduling.Clinic.scheduled;
import static health.trellis.scheduling.Clinic.weekly;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.SessionType;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ScheduleRulesTest {
  private static final String PLANS = "/api/v1/schedule-plans";
  private static final LocalDate NEXT = monday(1);

  @Test
  void twoGroupsInALostRoomAtOnceGetARoomEachOrOneIsOff() {
    Clinic clinic = Clinic.open();
    UUID oak = room(clinic, "Oak", 14);
    UUID second = clinic.defineClinician(UUID.randomUUID(), false);
    groupIn(clinic, clinic.therapist, clinic.room, "09:00");
    groupIn(clinic, second, clinic.room, "14:00");
    groupIn(clinic, second, oak, "09:00");
    JsonPath done =
        done(
            post(
                PLANS + "/repairs",
                Map.of(
                    "programId",
                    clinic.program,
                    "roomId",
                    clinic.room,
                    "from",
                    Clinic.at(1, DayOfWeek.MONDAY, "00:00").toString(),
                    "to",
                    Clinic.at(1, DayOfWeek.TUESDAY, "00:00").toString())));
    List<Map<String, Object>> meetings = done.getList("result.meetings");
    assertEquals(2, meetings.size(), done.prettify());
    Map<String, Object> morning = meetings.getFirst();
    Map<String, Object> afternoon = meetings.getLast();
    assertEquals("CANCEL_MEETING", morning.get("kind"), "Oak is taken in the morning");
    assertEquals("SUBSTITUTE", afternoon.get("kind"));
    assertEquals(oak.toString(), ((Map<?, ?>) afternoon.get("to")).get("roomId"));
    post(PLANS + "/" + done.getString("id") + "/accept", Map.of())
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body("changes", equalTo(2));
  }

  @Test
  void whatPayersHaveNotApprovedIsRefusedByPatientUnlessAReasonIsGiven() {
    Clinic clinic = Clinic.open();
    UUID ada = clinic.admit();
    UUID ben = clinic.admit();
    for (UUID patient : List.of(ada, ben)) {
      TestEvents.publish(
          plan(
              patient,
              1,
              NEXT,
              600,
              weekly(SessionType.GROUP, 3),
              weekly(SessionType.INDIVIDUAL, 1)));
      await(() -> scheduled(patient, NEXT, NEXT.plusDays(6)).size() == 1);
    }
    clinic.group("CBT", 12, "13:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    approve(ada, 2);
    JsonPath done = done(request(clinic, 2));
    String accept = PLANS + "/" + done.getString("id") + "/accept";
    post(accept, Map.of())
        .then()
        .log()
        .ifValidationFails()
        .statusCode(409)
        .body("code", equalTo("authorization-exceeded"))
        .body("errors.size()", equalTo(1))
        .body("errors.pointer", hasItem("/patients/" + ada));
    assertEquals(1, scheduled(ben, NEXT, NEXT.plusDays(6)).size(), "nothing was changed");
    post(accept, Map.of("authorizationOverride", "More is asked for")).then().statusCode(200);
    assertEquals(4, scheduled(ada, NEXT, NEXT.plusDays(6)).size());
    assertEquals(4, scheduled(ben, NEXT, NEXT.plusDays(6)).size());
  }

  @Test
  void anHourThatSomebodyHoldsIsNotGivenAway() {
    Clinic clinic = Clinic.open();
    UUID ada = clinic.admit();
    Map<String, Object> question =
        Map.of(
            "programId", clinic.program,
            "fromWeek", NEXT.toString(),
            "weeks", 1,
            "minutesPerWeek", 60,
            "sessions", List.of(Map.of("type", "INDIVIDUAL", "count", 1)),
            "modalities", List.of("CBT"),
            "windows",
                List.of(
                    Map.of(
                        "weekday", "MONDAY",
                        "from", "09:00",
                        "to", "10:00",
                        "kind", "AVAILABLE")));
    post(PLANS + "/admissions", question).then().body("possible", equalTo(true));
    post(
            "/api/v1/holds",
            Map.of(
                "patientId",
                ada,
                "type",
                "INDIVIDUAL",
                "clinicianId",
                clinic.therapist,
                "startsAt",
                Clinic.at(1, DayOfWeek.MONDAY, "09:00").toString()))
        .then()
        .statusCode(201);
    post(PLANS + "/admissions", question)
        .then()
        .statusCode(200)
        .body("possible", equalTo(false))
        .body("starts[0].collisions[0]", containsString("clinician hours"));
  }

  @Test
  void aWholePlanThatNoWeekSatisfiesIsRefusedWithWhatCollides() {
    Clinic clinic = Clinic.open();
    UUID ada = clinic.admit();
    clinic.group("CBT", 1, "13:00", 180, "MONDAY", "WEDNESDAY", "FRIDAY");
    UUID ben = clinic.admit();
    for (UUID patient : List.of(ada, ben)) {
      TestEvents.publish(plan(patient, 1, NEXT, 540, weekly(SessionType.GROUP, 3)));
    }
    await(
        () ->
            scheduled(ada, NEXT, NEXT.plusDays(6)).size()
                    + scheduled(ben, NEXT, NEXT.plusDays(6)).size()
                == 3);
    JsonPath done = done(request(clinic, 1));
    assertEquals(false, done.getBoolean("result.summary.feasible"), done.prettify());
    post(PLANS + "/" + done.getString("id") + "/accept", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("plan-infeasible"))
        .body("errors.detail.toString()", containsString("group places"));
    assertTrue(done.getString("result.collisions.constraints").contains("program minimum"));
  }

  private static UUID room(Clinic clinic, String name, int capacity) {
    UUID id = UUID.randomUUID();
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType(ContentType.JSON)
        .body(Map.of("id", id, "siteId", clinic.site, "name", name, "capacity", capacity))
        .post("/api/v1/rooms")
        .then()
        .statusCode(201);
    return id;
  }

  private static void groupIn(Clinic clinic, UUID leader, UUID room, String start) {
    Map<String, Object> body =
        new HashMap<>(clinic.groupBody(leader, "CBT", 8, start, 90, "MONDAY"));
    body.put("roomId", room);
    post("/api/v1/groups", body).then().log().ifValidationFails().statusCode(201);
  }

  private static void approve(UUID patient, int sessions) {
    post(
            "/api/v1/authorizations",
            Map.of(
                "patientId",
                patient,
                "payer",
                "Harbor",
                "referenceNumber",
                "H-1",
                "unit",
                "SESSION",
                "unitsApproved",
                sessions,
                "from",
                NEXT.toString(),
                "to",
                NEXT.plusWeeks(1).toString(),
                "serviceCodes",
                List.of("90834"),
                "warningLevels",
                List.of(100)))
        .then()
        .statusCode(201);
  }

  private static io.restassured.response.Response request(Clinic clinic, int seconds) {
    return post(
        PLANS,
        Map.of(
            "programId",
            clinic.program,
            "fromWeek",
            NEXT.toString(),
            "weeks",
            1,
            "seconds",
            seconds));
  }

  private static JsonPath done(io.restassured.response.Response taken) {
    String id = taken.then().log().ifValidationFails().statusCode(202).extract().path("id");
    await(() -> List.of("DONE", "FAILED").contains(read(PLANS + "/" + id).getString("state")));
    return read(PLANS + "/" + id);
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
}
