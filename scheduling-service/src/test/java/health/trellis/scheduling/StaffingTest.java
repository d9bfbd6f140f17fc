package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class StaffingTest {
  @Test
  void nobodyIsBookedWithAClinicianWhoIsAway_andWhatStandsThereIsNamed() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Instant ten = at(2, DayOfWeek.MONDAY, "10:00");
    String standing = session(clinic, patient, ten).statusCode(201).extract().path("id");
    String path = "/api/v1/clinicians/" + clinic.therapist + "/time-off";
    String day = monday(2).toString();
    Map<String, Object> off = Map.of("firstDay", day, "lastDay", day, "reason", "SICK");
    String id =
        as(Tokens.clinician(clinic.therapist, clinic.program), path, off)
            .then()
            .statusCode(201)
            .body("sessionsToMove", contains(standing))
            .extract()
            .path("id");
    as(Tokens.clinician(clinic.prescriber, clinic.program), path, off).then().statusCode(403);
    post(path, off).then().statusCode(409).body("code", equalTo("time-off-overlap"));
    post(path, Map.of("firstDay", day, "lastDay", monday(1).toString(), "reason", "OTHER"))
        .then()
        .statusCode(422);
    session(clinic, patient, ten.plus(Duration.ofHours(3)))
        .statusCode(409)
        .body("code", equalTo("clinician-away"));
    session(clinic, patient, at(2, DayOfWeek.TUESDAY, "10:00")).statusCode(201);
    given().auth().oauth2(Tokens.coordinator()).delete(path + "/" + id).then().statusCode(204);
    session(clinic, patient, ten.plus(Duration.ofHours(3))).statusCode(201);
  }

  @Test
  void betweenTwoSessionsLieTheBufferAndTheWay() {
    Clinic here = Clinic.open();
    Clinic there = Clinic.open();
    put("/api/v1/sites/" + here.site, site(Map.of("siteId", there.site, "minutes", 40)), "\"0\"")
        .then()
        .statusCode(200);
    UUID patient = here.admit();
    UUID other = there.admit();
    put(
            "/api/v1/clinicians/" + here.therapist,
            clinician(
                Map.of("bufferMinutes", 10, "programIds", List.of(here.program, there.program))),
            "\"0\"")
        .then()
        .statusCode(200);
    Instant ten = at(2, DayOfWeek.MONDAY, "10:00");
    onSite(here, patient, here.therapist, ten).statusCode(201);
    onSite(here, patient, here.therapist, ten.plus(Duration.ofMinutes(65)))
        .statusCode(409)
        .body("code", equalTo("too-close"));
    onSite(here, patient, here.therapist, ten.plus(Duration.ofMinutes(70))).statusCode(201);
    onSite(there, other, here.therapist, ten.plus(Duration.ofMinutes(165))).statusCode(409);
    onSite(there, other, here.therapist, ten.plus(Duration.ofMinutes(170))).statusCode(201);
    onSite(there, other, here.therapist, ten.minus(Duration.ofMinutes(95))).statusCode(409);
  }

  @Test
  void aLicenceHoldsWhereThePatientIs() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    put("/api/v1/sites/" + clinic.site, site(null), "\"0\"").then().statusCode(200);
    licence(clinic, "US-NY", monday(2).toString(), "\"0\"");
    Instant tuesday = at(2, DayOfWeek.TUESDAY, "10:00");
    onSite(clinic, patient, clinic.therapist, tuesday)
        .statusCode(422)
        .body("errors.code", contains("licence"));
    licence(clinic, "US-NY", monday(60).toString(), "\"1\"");
    onSite(clinic, patient, clinic.therapist, tuesday).statusCode(201);
    String wishes = "/api/v1/availability/" + patient + "/preferences";
    put(wishes, Map.of("telehealthState", "US-NJ", "languages", List.of("es")), null)
        .then()
        .statusCode(200)
        .body("delivery", equalTo("EITHER"));
    put(wishes, Map.of(), null).then().statusCode(428);
    Instant byVideo = tuesday.plus(Duration.ofHours(2));
    session(clinic, patient, byVideo).statusCode(422).body("errors.code", contains("licence"));
    put(wishes, Map.of("telehealthState", "US-NY"), "\"0\"").then().statusCode(200);
    session(clinic, patient, byVideo).statusCode(201).body("delivery", equalTo("TELEHEALTH"));
    put(wishes, Map.of("earliestArrival", "10:00", "latestDeparture", "09:00"), "\"1\"")
        .then()
        .statusCode(422);
    put(wishes, Map.of("reachableSites", List.of(UUID.randomUUID())), "\"1\"")
        .then()
        .statusCode(422);
  }

  @Test
  void onAHolidayNothingIsBookedAndGroupsDoNotMeet() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    String early = clinic.group("CBT", 8, "08:00", 60, "MONDAY").toString();
    Map<String, Object> holiday =
        Map.of("siteId", clinic.site, "day", monday(3).toString(), "name", "Founders' Day");
    Map<String, Object> cancelling = new HashMap<>(holiday);
    cancelling.put("cancelSessions", true);
    String id =
        post("/api/v1/holidays", cancelling)
            .then()
            .statusCode(201)
            .body("sessionsCancelled", equalTo(1))
            .extract()
            .path("id");
    post("/api/v1/holidays", holiday).then().statusCode(409);
    post("/api/v1/holidays", Map.of("day", "2027-01-01", "name", "Nowhere")).then().statusCode(422);
    session(clinic, patient, at(3, DayOfWeek.MONDAY, "12:00"))
        .statusCode(409)
        .body("code", equalTo("site-closed"));
    String late = clinic.group("CBT", 8, "15:00", 60, "MONDAY").toString();
    meetings(late)
        .body("items.startsAt", hasItem(at(2, DayOfWeek.MONDAY, "15:00").toString()))
        .body("items.startsAt", not(hasItem(at(3, DayOfWeek.MONDAY, "15:00").toString())));
    meetings(early).body("items.findAll { it.status == 'CANCELLED' }", hasSize(1));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .delete("/api/v1/holidays/" + id)
        .then()
        .statusCode(204);
    session(clinic, patient, at(3, DayOfWeek.MONDAY, "12:00")).statusCode(201);
  }

  @Test
  void factsAboutCliniciansAreChecked() {
    Clinic clinic = Clinic.open();
    String path = "/api/v1/clinicians/" + clinic.therapist;
    UUID trainee =
        UUID.fromString(
            post("/api/v1/clinicians", clinician(Map.of("supervisorId", clinic.therapist)))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    put(path, clinician(Map.of("supervisorId", trainee)), "\"0\"")
        .then()
        .statusCode(422)
        .body("errors.code", contains("circle"));
    put(path, clinician(Map.of("supervisorId", UUID.randomUUID())), "\"0\"").then().statusCode(422);
    Map<String, Object> licence =
        Map.of("state", "US-NY", "kind", "LCSW", "number", "X", "expiresOn", "2030-01-01");
    put(path, clinician(Map.of("licences", List.of(licence, licence))), "\"0\"")
        .then()
        .statusCode(422)
        .body("errors.code", contains("twice"));
    put(path, clinician(Map.of("gender", "FEMALE", "languages", List.of("en", "es"))), "\"0\"")
        .then()
        .statusCode(200)
        .body("languages", hasItems("en", "es"))
        .body("licences", empty());
    Map<String, Object> fortnight =
        Map.of(
            "weekday",
            "MONDAY",
            "from",
            "09:00",
            "to",
            "12:00",
            "everySecondWeekFrom",
            monday(0).toString());
    for (String version : List.of("\"1\"", "\"2\"")) {
      put(
              path,
              clinician(
                  Map.of(
                      "workingHours",
                      List.of(fortnight),
                      "caseloadLimit",
                      9 + version.length() % 2)),
              version)
          .then()
          .statusCode(200)
          .body("workingHours", hasSize(1))
          .body("workingHours[0].everySecondWeekFrom", equalTo(monday(0).toString()));
      put(path, clinician(Map.of("workingHours", List.of())), null).then().statusCode(428);
    }
  }

  @Test
  void aSessionDoesNotCrossMidnight() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    session(clinic, patient, at(2, DayOfWeek.MONDAY, "23:30"))
        .statusCode(422)
        .body("errors.code", contains("across-midnight"));
    session(clinic, patient, at(2, DayOfWeek.MONDAY, "23:00")).statusCode(201);
    post("/api/v1/groups", clinic.groupBody(clinic.therapist, "CBT", 8, "23:30", 60, "TUESDAY"))
        .then()
        .statusCode(422);
  }

  private static void licence(Clinic clinic, String state, String until, String version) {
    Map<String, Object> licence =
        Map.of("state", state, "kind", "LCSW", "number", "X-1", "expiresOn", until);
    put(
            "/api/v1/clinicians/" + clinic.therapist,
            clinician(Map.of("licences", List.of(licence), "programIds", List.of(clinic.program))),
            version)
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> site(@Nullable Map<String, Object> way) {
    Map<String, Object> site =
        new HashMap<>(
            Map.of(
                "name", "Riverside",
                "timeZone", "America/New_York",
                "country", "US",
                "state", "US-NY"));
    if (way != null) {
      site.put("travel", List.of(way));
    }
    return site;
  }

  private static Map<String, Object> clinician(Map<String, Object> more) {
    Map<String, Object> clinician =
        new HashMap<>(
            Map.of(
                "displayName",
                "Dana Reyes",
                "modalities",
                List.of("CBT", "DBT"),
                "programIds",
                List.of(),
                "workingHours",
                Clinic.weekdays("08:00", "20:00")));
    clinician.putAll(more);
    return clinician;
  }

  private static ValidatableResponse session(Clinic clinic, UUID patient, Instant start) {
    return post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, start)).then();
  }

  private static ValidatableResponse onSite(
      Clinic clinic, UUID patient, UUID leader, Instant start) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, leader, start));
    body.put("delivery", "IN_PERSON");
    return post("/api/v1/sessions", body).then();
  }

  private static ValidatableResponse meetings(String group) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sessions?groupId=" + group + "&to=" + monday(9))
        .then()
        .statusCode(200);
  }

  private static Response as(String token, String path, Object body) {
    return given().auth().oauth2(token).contentType(ContentType.JSON).body(body).post(path);
  }

  private static Response put(String path, Object body, @Nullable String ifMatch) {
    var request =
        given().auth().oauth2(Tokens.coordinator()).contentType(ContentType.JSON).body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put(path);
  }
}
