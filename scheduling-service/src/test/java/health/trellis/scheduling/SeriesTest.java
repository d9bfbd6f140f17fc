package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class SeriesTest {
  private static final String SERIES = "/api/v1/sessions/series";

  @Test
  void aSeriesIsMadeWholeOrNotAtAll_withoutHolidaysAndExceptions() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    post(
            "/api/v1/holidays",
            Map.of("siteId", clinic.site, "day", monday(4).toString(), "name", "x"))
        .then()
        .statusCode(201);
    Map<String, Object> body = series(clinic, patient, "10:00", "FREQ=WEEKLY;COUNT=5");
    body.put("exceptDays", List.of(monday(3).toString()));
    post(SERIES, body)
        .then()
        .statusCode(201)
        .body("sessions.startsAt", contains(starts("10:00", 2, 5, 6)))
        .body("holidays", contains(monday(4).toString()));
    UUID other = clinic.admit();
    post(SERIES, series(clinic, other, "10:30", "FREQ=WEEKLY;COUNT=6"))
        .then()
        .statusCode(409)
        .body("detail", containsString(monday(2).toString()));
    assertEquals(List.of(), Clinic.scheduled(other, monday(0), monday(9)));
    for (String rule : List.of("FREQ=WEEKLY", "FREQ=HOURLY;COUNT=2", "nonsense")) {
      post(SERIES, series(clinic, other, "15:00", rule)).then().statusCode(422);
    }
  }

  @Test
  void oneMovesAlone_orAllThatFollowMoveBySoManyHoursOnTheClock() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    List<String> ids =
        post(SERIES, series(clinic, patient, "10:00", "FREQ=WEEKLY;COUNT=4"))
            .then()
            .statusCode(201)
            .extract()
            .path("sessions.id");
    Map<String, Object> later = move(3, "10:30", "FOLLOWING");
    post("/api/v1/sessions/" + ids.get(1) + "/move", later).then().statusCode(200);
    assertEquals(List.of("10:00", "10:30", "10:30", "10:30"), clockTimes(patient));
    TestEvents.await(SessionMoved.class, e -> e.sessionId().toString().equals(ids.get(3)));
    post("/api/v1/sessions/" + ids.get(2) + "/move", move(4, "16:00", "ONE"))
        .then()
        .statusCode(200);
    assertEquals(List.of("10:00", "10:30", "16:00", "10:30"), clockTimes(patient));
    UUID other = clinic.admit();
    post(
            "/api/v1/sessions",
            clinic.individual(other, clinic.therapist, at(5, DayOfWeek.MONDAY, "13:00")))
        .then()
        .statusCode(201)
        .extract();
    post("/api/v1/sessions/" + ids.get(1) + "/move", move(3, "13:00", "FOLLOWING"))
        .then()
        .statusCode(409)
        .body("detail", containsString(monday(5).toString()));
    assertEquals(List.of("10:00", "10:30", "16:00", "10:30"), clockTimes(patient));
  }

  @Test
  void aGroupMeetsAtAnotherHourFromADayOn() {
    Clinic clinic = Clinic.open();
    UUID group = clinic.group("CBT", 8, "09:00", 60, "MONDAY", "WEDNESDAY");
    String meeting =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .get("/api/v1/sessions?groupId=" + group + "&from=" + monday(2))
            .path("items[0].id");
    post("/api/v1/sessions/" + meeting + "/move", move(2, "11:00", "FOLLOWING"))
        .then()
        .statusCode(200);
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sessions?groupId=" + group + "&from=" + monday(2) + "&to=" + monday(3))
        .then()
        .body("items", hasSize(3))
        .body("items[1].startsAt", equalTo(at(2, DayOfWeek.WEDNESDAY, "11:00").toString()));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/groups/" + group)
        .then()
        .body("series.startTime", equalTo("11:00:00"));
    post("/api/v1/sessions/" + meeting + "/move", move(3, "11:00", "FOLLOWING"))
        .then()
        .statusCode(422);
  }

  private static Map<String, Object> series(Clinic clinic, UUID patient, String hour, String rule) {
    return new HashMap<>(
        Map.of(
            "type",
            "INDIVIDUAL",
            "patientId",
            patient,
            "clinicianId",
            clinic.therapist,
            "firstStart",
            monday(2).atTime(LocalTime.parse(hour)).toString(),
            "minutes",
            60,
            "modality",
            "CBT",
            "recurrenceRule",
            rule));
  }

  private static Map<String, Object> move(int week, String hour, String scope) {
    return Map.of(
        "startsAt", at(week, DayOfWeek.MONDAY, hour).toString(), "scope", scope, "reason", "r");
  }

  private static String[] starts(String hour, int... weeks) {
    return Arrays.stream(weeks)
        .mapToObj(week -> at(week, DayOfWeek.MONDAY, hour).toString())
        .toArray(String[]::new);
  }

  private static List<String> clockTimes(UUID patient) {
    return Clinic.scheduled(patient, monday(0), monday(9)).stream()
        .map(entry -> Instant.parse((String) entry.get("startsAt")))
        .map(start -> LocalTime.ofInstant(start, Clinic.ZONE).toString())
        .toList();
  }
}
