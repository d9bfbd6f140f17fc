package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.PatientMerged;
import health.trellis.event.patient.PatientUnmerged;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PatientMergeTest {

  @Test
  void sessionsAndAvailabilityFollowAMergeAndComeBack() {
    Clinic clinic = Clinic.open();
    UUID merged = clinic.admit();
    UUID survivor = clinic.admit();
    post(
            "/api/v1/sessions",
            clinic.individual(merged, clinic.therapist, at(2, DayOfWeek.MONDAY, "10:00")))
        .then()
        .statusCode(201);
    availability(merged);
    UUID id = UUID.randomUUID();

    TestEvents.publish(new PatientMerged(survivor, merged, id));
    Clinic.await(() -> sessions(survivor) == 1);
    assertEquals(409, read(merged));
    assertEquals(1, windows(survivor));

    TestEvents.publish(new PatientUnmerged(survivor, merged, id));
    Clinic.await(() -> read(merged) == 200);
    assertEquals(1, sessions(merged));
    assertEquals(0, sessions(survivor));
    assertEquals(1, windows(merged));
  }

  private static int sessions(UUID patient) {
    return Clinic.scheduled(patient, Clinic.monday(0), Clinic.monday(4)).size();
  }

  private static int read(UUID patient) {
    LocalDate day = Clinic.monday(0);
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/calendars/patients/" + patient + "?from=" + day + "&to=" + day.plusDays(1))
        .statusCode();
  }

  private static void availability(UUID patient) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body(
            Map.of(
                "windows",
                List.of(
                    Map.of(
                        "weekday", "MONDAY", "from", "09:00", "to", "12:00", "kind", "AVAILABLE"))))
        .put("/api/v1/availability/" + patient)
        .then()
        .statusCode(200);
  }

  private static int windows(UUID patient) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/availability/" + patient)
        .<List<?>>path("windows")
        .size();
  }
}
