package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class DoubleBookingTest {
  private static final int RACERS = 16;

  @Test
  void sixteenBookingsOfOneClinicianAtOnce_oneWins() throws Exception {
    Clinic clinic = Clinic.open();
    List<UUID> patients = clinic.admitAll(RACERS);
    Instant start = at(2, DayOfWeek.MONDAY, "10:00");
    List<Integer> answers =
        race(
            patients.stream()
                .map(p -> call("/api/v1/sessions", clinic.individual(p, clinic.therapist, start)))
                .toList());
    assertEquals(1, count(answers, 201));
    assertEquals(RACERS - 1, count(answers, 409));
  }

  @Test
  void sixteenSessionsOfOnePatientAtOnce_oneWins() throws Exception {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Instant start = at(2, DayOfWeek.TUESDAY, "10:00");
    List<UUID> clinicians =
        IntStream.range(0, RACERS)
            .mapToObj(i -> clinic.defineClinician(UUID.randomUUID(), false))
            .toList();
    List<Integer> answers =
        race(
            clinicians.stream()
                .map(c -> call("/api/v1/sessions", clinic.individual(patient, c, start)))
                .toList());
    assertEquals(1, count(answers, 201));
    assertEquals(RACERS - 1, count(answers, 409));
  }

  @Test
  void aGroupNeverTakesMoreThanItsCapacity() throws Exception {
    Clinic clinic = Clinic.open();
    UUID session = clinic.nextMeeting(clinic.group("CBT", 5, "09:00", 120, "WEDNESDAY"));
    List<Integer> answers =
        race(
            clinic.admitAll(RACERS).stream()
                .map(p -> call("/api/v1/bookings", Map.of("sessionId", session, "patientId", p)))
                .toList());
    assertEquals(5, count(answers, 201));
    assertEquals(RACERS - 5, count(answers, 409));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sessions/" + session)
        .then()
        .statusCode(200)
        .body("placesTaken", equalTo(5));
  }

  @Test
  void conflictsHaveNames() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    UUID other = clinic.admit();
    Instant start = at(2, DayOfWeek.THURSDAY, "10:00");
    post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, start))
        .then()
        .statusCode(201);
    post("/api/v1/sessions", clinic.individual(other, clinic.therapist, start.plusSeconds(1800)))
        .then()
        .statusCode(409)
        .body("code", equalTo("double-booking"));
    UUID session = clinic.nextMeeting(clinic.group("CBT", 1, "15:00", 60, "FRIDAY"));
    post("/api/v1/bookings", Map.of("sessionId", session, "patientId", patient))
        .then()
        .statusCode(201);
    post("/api/v1/bookings", Map.of("sessionId", session, "patientId", other))
        .then()
        .statusCode(409)
        .body("code", equalTo("group-full"));
  }

  @Test
  void sessionsThatTouchDoNotOverlap() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Instant start = at(2, DayOfWeek.THURSDAY, "13:00");
    post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, start))
        .then()
        .statusCode(201);
    post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, start.plusSeconds(3600)))
        .then()
        .statusCode(201);
  }

  private static Callable<Response> call(String path, Object body) {
    return () -> post(path, body);
  }

  private static List<Integer> race(List<Callable<Response>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(RACERS)) {
      List<Future<Response>> answers = threads.invokeAll(calls);
      List<Integer> codes = new ArrayList<>();
      for (Future<Response> answer : answers) {
        codes.add(answer.get().statusCode());
      }
      return codes;
    }
  }

  private static long count(List<Integer> answers, int status) {
    return answers.stream().filter(code -> code == status).count();
  }
}
