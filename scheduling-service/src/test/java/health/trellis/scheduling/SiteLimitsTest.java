package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class SiteLimitsTest {
  private final Clinic clinic = new Clinic();

  @BeforeEach
  void open() {
    clinic.build(false);
  }

  @Test
  void comingMeetingsKeepToNewLimitsAndThoseThatAreTooBigAreNamed() {
    UUID group = clinic.group("CBT", 5, "09:00", 60, "MONDAY");
    List<String> meetings = meetings(group).getList("items.id");
    String full = meetings.get(1);
    for (int patient = 0; patient < 3; patient++) {
      book(full, 201);
    }

    limit(Map.of("maximumGroupSize", 2));
    JsonPath after = meetings(group);
    assertEquals(List.of(2, 3, 2), after.getList("items.capacity").subList(0, 3));
    assertEquals(
        List.of(Map.of("sessionId", full, "patients", 3, "limit", 2)),
        tooBig().stream()
            .map(
                it ->
                    Map.of(
                        "sessionId", it.get("sessionId"),
                        "patients", it.get("patients"),
                        "limit", it.get("limit")))
            .toList());
    book(full, 409);

    limit(Map.of("patientsPerLeader", 4));
    assertEquals(List.of(4, 4, 4), meetings(group).getList("items.capacity").subList(0, 3));
    assertEquals(List.of(), tooBig());
    limit(Map.of());
    assertEquals(List.of(5, 5, 5), meetings(group).getList("items.capacity").subList(0, 3));
  }

  @Test
  void meetingsThatAreTooBigAreReadAPageAtATime() {
    UUID group = clinic.group("CBT", 5, "09:00", 60, "MONDAY");
    for (String meeting : meetings(group).<String>getList("items.id").subList(0, 3)) {
      book(meeting, 201);
      book(meeting, 201);
    }
    limit(Map.of("maximumGroupSize", 1));
    String path = "/api/v1/sites/" + clinic.site + "/meetings-over-limit?limit=2";
    JsonPath first = read(path);
    assertEquals(2, first.getList("items").size());
    JsonPath second = read(path + "&cursor=" + first.getString("next"));
    assertEquals(
        meetings(group).<String>getList("items.id").subList(2, 3),
        second.getList("items.sessionId"));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sites/" + UUID.randomUUID() + "/meetings-over-limit")
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  private void book(String meeting, int status) {
    post("/api/v1/bookings", Map.of("sessionId", meeting, "patientId", clinic.admit()))
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status);
  }

  private void limit(Map<String, Object> limits) {
    String path = "/api/v1/sites/" + clinic.site;
    Map<String, Object> body = new HashMap<>(limits);
    body.putAll(Map.of("name", "Riverside", "timeZone", Clinic.ZONE.getId(), "country", "US"));
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType(ContentType.JSON)
        .header("If-Match", given().auth().oauth2(Tokens.coordinator()).get(path).header("ETag"))
        .body(body)
        .put(path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
  }

  private List<Map<String, Object>> tooBig() {
    return read("/api/v1/sites/" + clinic.site + "/meetings-over-limit").getList("items");
  }

  private static JsonPath meetings(UUID group) {
    return read(
        "/api/v1/sessions?groupId="
            + group
            + "&from="
            + monday(1).atStartOfDay(Clinic.ZONE).toInstant()
            + "&to="
            + monday(6));
  }

  private static JsonPath read(String path) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get(path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
