package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What groups teach, whom they take in, and how large they may be. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CurriculumTest {
  @Inject Sql sql;

  private final Clinic clinic = new Clinic();

  @BeforeEach
  void open() {
    clinic.build(false);
  }

  @Test
  void meetingsTeachOneTopicAfterTheOtherAndAPatientSeesWhatIsMet() {
    String curriculum = curriculum("Wise mind", "What skills", "How skills");
    UUID group = group(Map.of("curriculumId", curriculum), 8, "MONDAY", "WEDNESDAY");
    assertEquals(
        List.of("Wise mind", "What skills", "How skills", "Wise mind"),
        topics(group).subList(0, 4));
    List<String> meetings = meetings(group);
    post("/api/v1/sessions/" + meetings.get(1) + "/cancel", Map.of("reason", "Snow"))
        .then()
        .statusCode(200)
        .body("lesson.topic", equalTo("What skills"));
    assertEquals(List.of("Wise mind", "What skills", "How skills"), topics(group).subList(0, 3));

    UUID patient = clinic.admit();
    String first = book(meetings.get(0), patient, 201);
    String second = book(meetings.get(2), patient, 201);
    progress(curriculum, patient)
        .body("items.state", contains("PLANNED", "PLANNED", "OPEN"))
        .body("completeAt", notNullValue());
    attend(meetings.get(0), first, Duration.ofHours(9), "ATTENDED");
    attend(meetings.get(2), second, Duration.ofHours(5), "NO_SHOW");
    progress(curriculum, patient)
        .body("met", equalTo(1))
        .body("total", equalTo(3))
        .body("items.state", contains("MET", "MISSED", "OPEN"))
        .body("items[0].nextStartsAt", equalTo(null))
        .body("items[1].nextSessionId", notNullValue());

    changeTopics(curriculum, "How skills", "Letting go");
    List<String> after = topics(group);
    assertEquals(List.of("How skills", "Letting go"), after.subList(0, 2));
    Map<String, Object> twice = body("Wise mind", "Wise mind");
    post("/api/v1/curricula", twice)
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("twice"));
  }

  @Test
  void aClosedGroupTakesInNobodyAfterItsFirstDayWithoutAReason() {
    group(Map.of("admission", "CLOSED"), 8, 422, "MONDAY");
    LocalDate begun = monday(0).minusDays(7);
    UUID group = groupFrom(begun, Map.of("admission", "CLOSED"));
    String meeting = meetings(group).getFirst();
    UUID late = clinic.admit();
    UUID other = clinic.admit();
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/slots?patientId=" + late + "&type=GROUP")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    Map<String, Object> place = new HashMap<>(Map.of("sessionId", meeting, "patientId", late));
    post("/api/v1/bookings", place).then().statusCode(409).body("code", equalTo("group-closed"));
    Map<String, Object> member = new HashMap<>(Map.of("patientId", other, "from", "2027-01-01"));
    String roster = "/api/v1/groups/" + group + "/roster";
    post(roster, member).then().statusCode(409).body("code", equalTo("group-closed"));
    member.put("closedGroupOverride", "Comes back after a week in hospital");
    post(roster, member).then().statusCode(201);
    assertEquals(
        List.of("Comes back after a week in hospital"),
        sql.query(
            "select reason from late_group_entry where group_id = ? and patient_id = ?",
            row -> row.getString(1),
            group,
            other));
    place.put("closedGroupOverride", "Makes up for a week on the road");
    post("/api/v1/bookings", place).then().statusCode(201);
    // Once inside, the next place needs no reason.
    book(meetings(group).get(1), late, 201);
  }

  @Test
  void groupsKeepToTheLimitsOfTheirSiteAndTheHoursOfTheirProgram() {
    change(
        "/api/v1/sites/" + clinic.site,
        Map.of(
            "name",
            "Riverside",
            "timeZone",
            Clinic.ZONE.getId(),
            "country",
            "US",
            "maximumGroupSize",
            12,
            "patientsPerLeader",
            8));
    group(Map.of(), 9, 422, "MONDAY");
    UUID second = clinic.defineClinician(UUID.randomUUID(), false);
    group(Map.of("coLeaderIds", List.of(second)), 13, 422, "MONDAY");
    group(Map.of("coLeaderIds", List.of(second)), 12, 201, "MONDAY");
    Map<String, Object> program =
        new HashMap<>(
            Map.of(
                "siteId",
                clinic.site,
                "name",
                "Virtual evening",
                "levelOfCare",
                "IOP",
                "track",
                "VIRTUAL",
                "substanceUse",
                true,
                "minimumMinutesPerWeek",
                540,
                "maximumMinutesPerWeek",
                1140,
                "treatmentDays",
                List.of("TUESDAY")));
    program.putAll(
        Map.of(
            "focus",
            "CO_OCCURRING",
            "population",
            "ADOLESCENT",
            "setting",
            "VIRTUAL",
            "blocks",
            List.of(Map.of("weekday", "TUESDAY", "from", "16:00", "to", "19:00"))));
    change("/api/v1/programs/" + clinic.program, program);
    group(Map.of("roomId", clinic.room), 8, 422, "TUESDAY");
    Map<String, Object> outside = groupBody(Map.of(), 8, "TUESDAY");
    post("/api/v1/groups", outside).then().body("errors[0].code", equalTo("block"));
    Map<String, Object> inside = groupBody(Map.of(), 8, "TUESDAY");
    inside.put(
        "series", Map.of("weekdays", List.of("TUESDAY"), "startTime", "16:00", "minutes", 180));
    post("/api/v1/groups", inside).then().statusCode(201);
    Map<String, Object> session =
        new HashMap<>(
            clinic.individual(
                clinic.admit(), clinic.therapist, Clinic.at(3, DayOfWeek.TUESDAY, "10:00")));
    session.put("roomId", clinic.room);
    post("/api/v1/sessions", session).then().statusCode(422);
  }

  private String curriculum(String... topics) {
    return post("/api/v1/curricula", body(topics)).then().statusCode(201).extract().path("id");
  }

  private Map<String, Object> body(String... topics) {
    return Map.of(
        "programId",
        clinic.program,
        "name",
        "DBT skills",
        "modules",
        List.of(Map.of("name", "Mindfulness", "topics", List.of(topics))));
  }

  private void changeTopics(String curriculum, String... topics) {
    change("/api/v1/curricula/" + curriculum, body(topics));
  }

  private static void change(String path, Map<String, Object> body) {
    String etag = given().auth().oauth2(Tokens.coordinator()).get(path).header("ETag");
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .header("If-Match", etag)
        .body(body)
        .put(path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
  }

  private UUID group(Map<String, Object> more, int capacity, String... days) {
    return UUID.fromString(group(more, capacity, 201, days).extract().path("id"));
  }

  private ValidatableResponse group(
      Map<String, Object> more, int capacity, int status, String... days) {
    return post("/api/v1/groups", groupBody(more, capacity, days))
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status);
  }

  private Map<String, Object> groupBody(Map<String, Object> more, int capacity, String... days) {
    Map<String, Object> body =
        new HashMap<>(clinic.groupBody(clinic.therapist, "DBT", capacity, "09:00", 180, days));
    body.putAll(more);
    return body;
  }

  private UUID groupFrom(LocalDate first, Map<String, Object> more) {
    Map<String, Object> body = groupBody(more, 8, "MONDAY");
    body.put(
        "series",
        Map.of(
            "weekdays",
            List.of("MONDAY", "THURSDAY"),
            "startTime",
            "09:00",
            "minutes",
            180,
            "from",
            first.toString()));
    return UUID.fromString(
        post("/api/v1/groups", body).then().statusCode(201).extract().path("id"));
  }

  private static ValidatableResponse progress(String curriculum, UUID patient) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .get("/api/v1/curricula/" + curriculum + "/progress?patientId=" + patient)
        .then()
        .statusCode(200);
  }

  private static String book(String session, UUID patient, int status) {
    return post("/api/v1/bookings", Map.of("sessionId", session, "patientId", patient))
        .then()
        .statusCode(status)
        .extract()
        .path("id");
  }

  private void attend(String session, String booking, Duration ago, String status) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(ago);
    sql.update(
        "update therapy_session set starts_at = ?, ends_at = ? where id = ?",
        start,
        start.plus(Duration.ofHours(3)),
        UUID.fromString(session));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(Map.of("status", status))
        .put("/api/v1/attendance/" + booking)
        .then()
        .statusCode(200);
  }

  private static List<String> meetings(UUID group) {
    return ahead(group, "id");
  }

  private static List<String> topics(UUID group) {
    return ahead(group, "lesson.topic");
  }

  private static List<String> ahead(UUID group, String field) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sessions?groupId=" + group + "&to=" + monday(8) + "&from=" + Instant.now())
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.status == 'SCHEDULED' }." + field);
  }
}
