package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.await;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What patients and clinicians can and cannot, held when sessions are searched and booked. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class BookingFactsTest {
  private final Clinic clinic = new Clinic();

  @BeforeEach
  void open() {
    clinic.build(false);
  }

  @Test
  void aVideoSessionOpensForThoseInItOnlyNearItsTime() {
    UUID patient = clinic.admit();
    Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(300);
    String near = session(patient, soon, Map.of());
    String link =
        join(Tokens.patient(patient), near, 200)
            .body("url", startsWith("https://video.example.org/"))
            .extract()
            .path("url");
    join(Tokens.clinician(clinic.therapist, clinic.program), near, 200).body("url", equalTo(link));
    join(Tokens.patient(clinic.admit()), near, 404);
    join(Tokens.clinician(UUID.randomUUID(), clinic.program), near, 404);
    String later = session(patient, at(2, DayOfWeek.TUESDAY, "10:00"), Map.of());
    join(Tokens.patient(patient), later, 200)
        .body("url", nullValue())
        .body("opensAt", equalTo(at(2, DayOfWeek.TUESDAY, "09:50").toString()));
    String there =
        session(patient, at(2, DayOfWeek.TUESDAY, "12:00"), Map.of("roomId", clinic.room));
    join(Tokens.patient(patient), there, 409).body("code", equalTo("in-a-room"));
  }

  @Test
  void onDaysAwayNothingIsFree() {
    UUID patient = clinic.admit();
    List<String> before = starts(patient, "IN_PERSON", monday(2).toString());
    assertFalse(before.isEmpty());
    Map<String, Object> away =
        Map.of("firstDay", monday(2).toString(), "lastDay", monday(2).plusDays(1).toString());
    String path = "/api/v1/availability/" + patient;
    put(path, null, Map.of("windows", List.of(), "away", List.of(away)), 200);
    assertEquals(List.of(), starts(patient, "IN_PERSON", monday(2).toString()));
    assertEquals(List.of(), starts(patient, "IN_PERSON", monday(2).plusDays(1).toString()));
    assertFalse(starts(patient, "IN_PERSON", monday(2).plusDays(2).toString()).isEmpty());
    String etag = given().auth().oauth2(Tokens.coordinator()).get(path).header("ETag");
    put(path, etag, Map.of("windows", List.of(), "away", List.of(away, away)), 422);
    put(path, etag, Map.of("windows", List.of()), 200)
        .body("away[0].firstDay", equalTo(monday(2).toString()));
  }

  @Test
  void patientsAreShownWhatTheyMayBookAndNothingElse() {
    UUID patient = clinic.admit();
    Instant soonest = Instant.now().plus(Duration.ofHours(24));
    List<String> found = shown(patient, "INDIVIDUAL", LocalDate.now(Clinic.ZONE));
    assertFalse(found.isEmpty());
    assertFalse(Instant.parse(found.getFirst()).isBefore(soonest), found.getFirst());
    assertEquals(List.of(), shown(patient, "FAMILY", LocalDate.now(Clinic.ZONE)));
    assertEquals(List.of(), shown(patient, "INDIVIDUAL", monday(6)));
  }

  private static List<String> shown(UUID patient, String type, LocalDate from) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .get("/api/v1/slots?patientId=" + patient + "&type=" + type + "&from=" + from)
        .then()
        .statusCode(200)
        .extract()
        .path("items.startsAt");
  }

  @Test
  void whoseCaseloadIsFullTakesNobodyOnWithoutAReason() {
    UUID first = clinic.admit();
    UUID second = clinic.admit();
    clinic.team(first);
    change("/api/v1/clinicians/" + clinic.therapist, clinician(1, List.of(clinic.program)));
    String caseloads = "/api/v1/programs/" + clinic.program + "/caseloads";
    await(
        () ->
            given()
                .auth()
                .oauth2(Tokens.coordinator())
                .get(caseloads)
                .then()
                .statusCode(200)
                .extract()
                .<List<Integer>>path("items.free")
                .contains(0));
    assertEquals(List.of(), starts(second, "IN_PERSON", monday(2).toString()));
    Map<String, Object> wanted =
        new HashMap<>(
            clinic.individual(second, clinic.therapist, at(2, DayOfWeek.MONDAY, "10:00")));
    post("/api/v1/sessions", wanted).then().statusCode(409).body("code", equalTo("caseload-full"));
    wanted.put("caseloadOverride", "Nobody else speaks the patient's language");
    post("/api/v1/sessions", wanted).then().statusCode(201);
    session(first, at(2, DayOfWeek.MONDAY, "12:00"), Map.of());
  }

  @Test
  void whoComesFromAnotherSiteIsFreeAfterTheWay() {
    Clinic other = Clinic.open();
    change(
        "/api/v1/sites/" + clinic.site,
        Map.of(
            "name",
            "Riverside",
            "timeZone",
            Clinic.ZONE.getId(),
            "country",
            "US",
            "travel",
            List.of(Map.of("siteId", other.site, "minutes", 60))));
    change(
        "/api/v1/clinicians/" + clinic.therapist,
        clinician(99, List.of(clinic.program, other.program)));
    UUID there = other.admit();
    UUID here = clinic.admit();
    Map<String, Object> away =
        new HashMap<>(other.individual(there, clinic.therapist, at(2, DayOfWeek.MONDAY, "10:00")));
    away.put("roomId", other.room);
    post("/api/v1/sessions", away).then().statusCode(201);
    List<String> onSite = starts(here, "IN_PERSON", monday(2).toString());
    assertTrue(onSite.contains("08:00") && onSite.contains("12:00"), onSite.toString());
    assertFalse(onSite.contains("08:15") || onSite.contains("11:45"), onSite.toString());
    assertTrue(starts(here, "TELEHEALTH", monday(2).toString()).contains("11:00"));
  }

  @Test
  void aMissedIndividualSessionIsMadeUpForByAFreeSlotOfTheSameClinician() {
    UUID patient = clinic.admit();
    Map<String, Object> late =
        new HashMap<>(
            clinic.individual(
                patient,
                clinic.therapist,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(20))));
    late.put("lateEntry", Map.of("reason", "Written down after the session"));
    String missed =
        post("/api/v1/sessions", late)
            .then()
            .statusCode(201)
            .extract()
            .path("participants[0].bookingId");
    put("/api/v1/attendance/" + missed, null, Map.of("status", "NO_SHOW"), 200);
    String path = "/api/v1/attendance/" + missed + "/make-ups";
    String start =
        given()
            .auth()
            .oauth2(Tokens.patient(patient))
            .get(path)
            .then()
            .statusCode(200)
            .body("offers[0].clinicianId", equalTo(clinic.therapist.toString()))
            .body("offers[0].sessionId", nullValue())
            .extract()
            .path("offers[0].startsAt");
    Map<String, Object> wanted = Map.of("clinicianId", clinic.therapist, "startsAt", start);
    post(path, Map.of("clinicianId", clinic.therapist, "startsAt", "2030-01-01T10:00:00Z"))
        .then()
        .statusCode(409)
        .body("code", equalTo("no-longer-offered"));
    post(path, wanted).then().statusCode(201).body("startsAt", equalTo(start));
    post(path, wanted).then().statusCode(409).body("code", equalTo("made-up-already"));
  }

  private String session(UUID patient, Instant start, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.putAll(more);
    return post("/api/v1/sessions", body).then().statusCode(201).extract().path("id");
  }

  private static ValidatableResponse join(String token, String session, int status) {
    return given()
        .auth()
        .oauth2(token)
        .get("/api/v1/sessions/" + session + "/join")
        .then()
        .statusCode(status);
  }

  /** The hours at which slots begin on a day. */
  private List<String> starts(UUID patient, String delivery, String day) {
    List<String> found =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .get(
                "/api/v1/slots?patientId=%s&type=INDIVIDUAL&delivery=%s&from=%s&to=%s&limit=100"
                    .formatted(patient, delivery, day, day))
            .then()
            .log()
            .ifValidationFails()
            .statusCode(200)
            .extract()
            .path("items.startsAt");
    return found.stream()
        .map(start -> LocalTime.ofInstant(Instant.parse(start), Clinic.ZONE).toString())
        .toList();
  }

  private Map<String, Object> clinician(int limit, List<UUID> programs) {
    return Map.of(
        "displayName",
        "Dana Reyes",
        "modalities",
        List.of("CBT", "DBT"),
        "programIds",
        programs,
        "workingHours",
        Clinic.weekdays("08:00", "20:00"),
        "caseloadLimit",
        limit);
  }

  private static void change(String path, Map<String, Object> body) {
    put(path, given().auth().oauth2(Tokens.coordinator()).get(path).header("ETag"), body, 200);
  }

  private static ValidatableResponse put(
      String path, @Nullable String etag, Object body, int status) {
    var request =
        given().auth().oauth2(Tokens.coordinator()).contentType(ContentType.JSON).body(body);
    if (etag != null) {
      request.header("If-Match", etag);
    }
    return request.put(path).then().log().ifValidationFails().statusCode(status);
  }
}
