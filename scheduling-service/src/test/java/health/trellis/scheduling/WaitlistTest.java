package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static health.trellis.scheduling.Clinic.scheduled;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.scheduling.WaitlistPlaceOffered;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.scheduling.waitlist.WaitlistTimer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Places that get free go to those who wait, first come first, one after the other. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class WaitlistTest {
  @Inject WaitlistTimer timer;

  @Test
  void aFreePlaceGoesToTheFirstInTheLineAndWhenNotTakenInTimeToTheNext() throws Exception {
    Clinic clinic = Clinic.open();
    UUID group = clinic.group("CBT", 1, "09:00", 180, "MONDAY", "THURSDAY");
    List<UUID> patients = clinic.admitAll(5);
    UUID inside = patients.getFirst();
    join(group, inside);
    List<String> line =
        patients.subList(1, 4).stream().map(patient -> waitFor(group, patient)).toList();
    post(path(group), entry(patients.get(1)))
        .then()
        .statusCode(409)
        .body("code", equalTo("already-waiting"));
    Instant now = Instant.now();
    timer.run(now);
    line(group).body("items.position", contains(1, 2, 3));
    line(group).body("items.status", contains("WAITING", "WAITING", "WAITING"));
    answer(patients.get(1), line.get(0), "accept", 409).body("code", equalTo("no-offer"));

    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .delete("/api/v1/groups/" + group + "/roster/" + inside)
        .then()
        .statusCode(204);
    atOnce(() -> timer.run(now));
    line(group).body("items.status", contains("OFFERED", "WAITING", "WAITING"));
    TestEvents.await(WaitlistPlaceOffered.class, e -> e.patientId().equals(patients.get(1)));
    assertEquals(1, offers(group));
    post(
            "/api/v1/bookings",
            Map.of("sessionId", clinic.nextMeeting(group), "patientId", patients.get(4)))
        .then()
        .statusCode(409)
        .body("code", equalTo("group-full"));

    timer.run(now.plus(Duration.ofHours(25)));
    line(group).body("items.status", contains("OFFERED", "WAITING"));
    mine(patients.get(1)).body("items[0].status", equalTo("EXPIRED"));
    answer(patients.get(2), line.get(1), "decline", 200).body("status", equalTo("DECLINED"));
    timer.run(Instant.now());
    mine(patients.get(3)).body("items[0].status", equalTo("OFFERED"));
    answer(patients.get(3), line.get(2), "accept", 200).body("status", equalTo("ACCEPTED"));
    answer(patients.get(3), line.get(2), "accept", 409);
    assertTrue(scheduled(patients.get(3), LocalDate.now(Clinic.ZONE), monday(4)).size() > 4);
    line(group).body("items", hasSize(0));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/groups/" + group + "/roster")
        .then()
        .body("members.patientId", contains(patients.get(3).toString()));
    report(clinic, now);
  }

  /** The first waited for less than a day, the second for more than one, the third for none. */
  private static void report(Clinic clinic, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Clinic.ZONE);
    LocalDate later = LocalDate.ofInstant(now.plus(Duration.ofHours(25)), Clinic.ZONE);
    int days = (int) ChronoUnit.DAYS.between(today, later);
    List<Object> figures = List.of(3, 3, 0, days, 1, 0, 0, 2, 0);
    String path =
        "/api/v1/reports/waitlist?programId=%s&from=%s&to=%s"
            .formatted(clinic.program, today, later);
    var asked = given().auth().oauth2(Tokens.coordinator());
    List<List<Object>> rows =
        asked.accept("application/json").get(path).then().statusCode(200).extract().path("rows");
    assertEquals(List.of("Day IOP", "All groups"), rows.getFirst().subList(0, 2));
    assertEquals("CBT group", rows.get(1).get(1));
    assertEquals(figures, rows.get(1).subList(2, 11));
    assertEquals(figures, rows.getFirst().subList(2, 11));
    asked
        .accept("text/csv")
        .get(path)
        .then()
        .body(startsWith("program,group,joined,offered,medianDaysToOffer,p90DaysToOffer,placed"))
        .body(containsString("Day IOP,CBT group,3,3,0," + days + ",1,0,0,2,0,"));
    asked
        .accept("image/svg+xml")
        .get(path)
        .then()
        .body(containsString("Days of waiting for a place in a group"))
        .body(containsString("Day IOP, CBT group"));
  }

  @Test
  void whoLeavesTheLineGivesTheKeptPlaceBack() {
    Clinic clinic = Clinic.open();
    UUID group = clinic.group("CBT", 1, "09:00", 180, "MONDAY");
    UUID patient = clinic.admit();
    String id = waitFor(group, patient);
    timer.run(Instant.now());
    mine(patient).body("items[0].status", equalTo("OFFERED"));
    given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .delete("/api/v1/waitlist/" + id)
        .then()
        .statusCode(204);
    mine(patient).body("items[0].status", equalTo("LEFT"));
    post(
            "/api/v1/bookings",
            Map.of("sessionId", clinic.nextMeeting(group), "patientId", clinic.admit()))
        .then()
        .statusCode(201);
  }

  private static long offers(UUID group) {
    return TestEvents.all(WaitlistPlaceOffered.class, e -> e.groupId().equals(group)).size();
  }

  private static void atOnce(Runnable work) throws Exception {
    List<Thread> threads = Stream.generate(() -> Thread.ofVirtual().start(work)).limit(4).toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void join(UUID group, UUID patient) {
    post("/api/v1/groups/" + group + "/roster", entry(patient)).then().statusCode(201);
  }

  private static String waitFor(UUID group, UUID patient) {
    return post(path(group), entry(patient)).then().statusCode(201).extract().path("id");
  }

  private static String path(UUID group) {
    return "/api/v1/groups/" + group + "/waitlist";
  }

  private static Map<String, Object> entry(UUID patient) {
    return Map.of("patientId", patient, "from", LocalDate.now(Clinic.ZONE).toString());
  }

  private static ValidatableResponse line(UUID group) {
    return given().auth().oauth2(Tokens.coordinator()).get(path(group)).then().statusCode(200);
  }

  private static ValidatableResponse mine(UUID patient) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .get("/api/v1/waitlist?patientId=" + patient)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse answer(UUID patient, String id, String how, int status) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .post("/api/v1/waitlist/" + id + "/" + how)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status);
  }
}
