package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeLevelChanged;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ReportTest {
  @Test
  void reportsCountWhatTheCalendarHolds() {
    Clinic clinic = Clinic.open();
    List<UUID> patients = clinic.admitAll(2);
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(6 * 3600);
    attend(late(clinic, patients.get(0), begun), "NO_SHOW");
    attend(late(clinic, patients.get(1), begun.plusSeconds(3600)), "ATTENDED");
    clinic.group("CBT", 8, "09:00", 180, "MONDAY");
    post(
            "/api/v1/sessions",
            clinic.individual(patients.get(0), clinic.therapist, at(2, DayOfWeek.MONDAY, "14:00")))
        .then()
        .statusCode(201);
    String of = "?programId=" + clinic.program;
    report("census" + of).body("rows", equalTo(List.of(List.of("Day IOP", "IOP", 2, 0, 2))));
    report("attendance" + of)
        .body("rows[0]", equalTo(List.of("Day IOP", 2, 1, 0, 1, 0, 0, 0, 50, 0)));
    report("hours-compliance" + of).body("rows", equalTo(List.of()));
    String ahead = of + "&from=" + Clinic.monday(2) + "&to=" + Clinic.monday(2).plusDays(6);
    report("group-utilization" + ahead)
        .body("rows[0]", equalTo(List.of("CBT group", 1, 8, 0, 0, 0)));
    report("room-utilization" + ahead).body("columns[0]", equalTo("room"));
    report("clinician-utilization" + ahead)
        .body("rows.find { it[1] == 2 }", equalTo(List.of("Dana Reyes", 2, 240, 3600, 6)));
    answer("attendance" + of, "text/csv")
        .contentType("text/csv")
        .body(startsWith("program,places,"))
        .body(containsString("Day IOP,2,1,0,1,0,0,0,50,0"));
    answer("attendance" + of, "image/svg+xml").contentType("image/svg+xml");
    call("attendance?from=2027-02-01&to=2027-01-01", "application/json").statusCode(422);
    call("weather", "application/json").statusCode(404);
  }

  @Test
  void theCensusOfAPastDayIsWhatItWasThen() {
    Clinic clinic = Clinic.open();
    LocalDate today = LocalDate.now(Clinic.ZONE);
    UUID patient = clinic.admit(UUID.randomUUID(), today.minusDays(20));
    UUID episode = Clinic.episode(patient);
    UUID program = clinic.program;
    TestEvents.publish(
        new EpisodeLevelChanged(
            patient, episode, program, LevelOfCare.IOP, LevelOfCare.OP, today.minusDays(4)));
    TestEvents.publish(new EpisodeHeld(patient, episode, program, today.minusDays(12)));
    TestEvents.publish(new EpisodeResumed(patient, episode, program, today.minusDays(10)));
    TestEvents.publish(new EpisodeHeld(patient, episode, program, today));
    Clinic.await(() -> census(clinic, today).equals(List.of("Day IOP", "OP", 0, 1, 1)));
    assertEquals(List.of("Day IOP", "OP", 1, 0, 1), census(clinic, today.minusDays(1)));
    assertEquals(List.of("Day IOP", "IOP", 1, 0, 1), census(clinic, today.minusDays(5)));
    assertEquals(List.of("Day IOP", "IOP", 0, 1, 1), census(clinic, today.minusDays(11)));
    assertEquals(List.of("Day IOP", "IOP", 1, 0, 1), census(clinic, today.minusDays(10)));
    report(
            "census?programId="
                + program
                + "&to="
                + today.minusDays(21)
                + "&from="
                + today.minusDays(25))
        .body("rows", equalTo(List.of()));
    report("first-session?programId=" + program)
        .body("rows", equalTo(List.of(Arrays.asList("Day IOP", 1, 0, 1, null, null))));
  }

  private static List<Object> census(Clinic clinic, LocalDate day) {
    return report("census?programId=" + clinic.program + "&from=" + day.minusDays(1) + "&to=" + day)
        .extract()
        .path("rows[0]");
  }

  private static String late(Clinic clinic, UUID patient, Instant start) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.put("lateEntry", Map.of("reason", "Written down later"));
    return post("/api/v1/sessions", body)
        .then()
        .statusCode(201)
        .extract()
        .path("participants[0].bookingId");
  }

  private static void attend(String place, String status) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(Map.of("status", status))
        .put("/api/v1/attendance/" + place)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse report(String what) {
    return answer(what, "application/json");
  }

  private static ValidatableResponse answer(String what, String accept) {
    return call(what, accept).statusCode(200);
  }

  private static ValidatableResponse call(String what, String accept) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .accept(accept)
        .get("/api/v1/reports/" + what)
        .then();
  }
}
