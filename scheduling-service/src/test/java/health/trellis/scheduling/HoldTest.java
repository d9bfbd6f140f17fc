package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.monday;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.SessionType;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.scheduling.hold.HoldSweep;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class HoldTest {
  private static final String HOLDS = "/api/v1/holds";

  @Inject HoldSweep sweep;

  @Test
  void aPatientFindsHoldsAndBooksASlot() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    put(
        patient,
        "{\"windows\":[{\"weekday\":\"TUESDAY\",\"from\":\"08:00\",\"to\":\"12:00\","
            + "\"kind\":\"BUSY\",\"reason\":\"CHILD_CARE\"}]}");
    Instant noon = at(2, DayOfWeek.TUESDAY, "12:00");
    slots(patient, "INDIVIDUAL", 3)
        .body("items[0].startsAt", equalTo(noon.toString()))
        .body("items[0].roomId", equalTo(clinic.room.toString()))
        .body("items", hasSize(3));
    String hold =
        asPatient(patient, HOLDS, wanted(clinic, patient, noon))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    slots(patient, "INDIVIDUAL", 1)
        .body("items[0].startsAt", equalTo(noon.plus(Duration.ofHours(1)).toString()));
    UUID other = clinic.admit();
    post(HOLDS, wanted(clinic, other, noon))
        .then()
        .statusCode(409)
        .body("code", equalTo("slot-taken"));
    post("/api/v1/sessions", clinic.individual(other, clinic.therapist, noon.plusSeconds(900)))
        .then()
        .statusCode(409)
        .body("code", equalTo("double-booking"));
    String booking =
        asPatient(patient, HOLDS + "/" + hold + "/confirm", Map.of())
            .then()
            .statusCode(201)
            .body("startsAt", equalTo(noon.toString()))
            .extract()
            .path("id");
    TestEvents.await(SessionBooked.class, e -> e.bookingId().toString().equals(booking));
    asPatient(patient, HOLDS + "/" + hold + "/confirm", Map.of()).then().statusCode(404);
  }

  @Test
  void whatIsNotConfirmedInTimeIsFreeAgain_andWhatIsLetGoAtOnce() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    UUID other = clinic.admit();
    Instant nine = at(2, DayOfWeek.WEDNESDAY, "09:00");
    String hold =
        post(HOLDS, wanted(clinic, patient, nine)).then().statusCode(201).extract().path("id");
    sweep.sweep(Instant.now());
    given().auth().oauth2(Tokens.coordinator()).get(HOLDS + "/" + hold).then().statusCode(200);
    sweep.sweep(Instant.now().plus(Duration.ofMinutes(10)));
    given().auth().oauth2(Tokens.coordinator()).get(HOLDS + "/" + hold).then().statusCode(404);
    String again =
        post(HOLDS, wanted(clinic, other, nine)).then().statusCode(201).extract().path("id");
    given().auth().oauth2(Tokens.coordinator()).delete(HOLDS + "/" + again).then().statusCode(204);
    post(HOLDS, wanted(clinic, patient, nine)).then().statusCode(201);
  }

  @Test
  void aHeldPlaceOfAGroupIsTaken_andBookedWhenConfirmed() {
    Clinic clinic = Clinic.open();
    UUID session = clinic.nextMeeting(clinic.group("DBT", 1, "18:00", 60, "THURSDAY"));
    UUID patient = clinic.admit();
    UUID other = clinic.admit();
    Instant start =
        Instant.parse(
            given()
                .auth()
                .oauth2(Tokens.coordinator())
                .get("/api/v1/sessions/" + session)
                .path("startsAt"));
    Map<String, Object> group = new HashMap<>(wanted(clinic, patient, start));
    group.put("type", "GROUP");
    String hold =
        post(HOLDS, group)
            .then()
            .statusCode(201)
            .body("sessionId", equalTo(session.toString()))
            .extract()
            .path("id");
    post("/api/v1/bookings", Map.of("sessionId", session, "patientId", other))
        .then()
        .statusCode(409)
        .body("code", equalTo("group-full"));
    post(HOLDS + "/" + hold + "/confirm", Map.of())
        .then()
        .statusCode(201)
        .body("type", equalTo(SessionType.GROUP.name()));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/sessions/" + session)
        .then()
        .body("placesTaken", equalTo(1));
  }

  @Test
  void patientsBookWhatTheirProgramAllows_inTimeAndNotTooFarAhead() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Map<String, Object> family =
        new HashMap<>(wanted(clinic, patient, at(2, DayOfWeek.MONDAY, "09:00")));
    family.put("type", "FAMILY");
    asPatient(patient, HOLDS, family).then().statusCode(403);
    asPatient(patient, HOLDS, wanted(clinic, patient, Instant.now().plus(Duration.ofHours(2))))
        .then()
        .statusCode(422)
        .body("errors.code", contains("notice"));
    asPatient(patient, HOLDS, wanted(clinic, patient, at(6, DayOfWeek.MONDAY, "09:00")))
        .then()
        .statusCode(422)
        .body("errors.code", contains("too-far-ahead"));
    for (String hour : List.of("08:00", "10:00", "12:00")) {
      asPatient(patient, HOLDS, wanted(clinic, patient, at(2, DayOfWeek.MONDAY, hour)))
          .then()
          .statusCode(201);
    }
    asPatient(patient, HOLDS, wanted(clinic, patient, at(2, DayOfWeek.MONDAY, "14:00")))
        .then()
        .statusCode(409)
        .body("code", equalTo("too-many-holds"));
  }

  @Test
  void aSearchKeepsToHolidaysTimeOffBuffersAndTheWay() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    post(
            "/api/v1/holidays",
            Map.of("siteId", clinic.site, "day", monday(2).toString(), "name", "Closed"))
        .then()
        .statusCode(201);
    String tuesday = monday(2).plusDays(1).toString();
    post(
            "/api/v1/clinicians/" + clinic.therapist + "/time-off",
            Map.of("firstDay", tuesday, "lastDay", tuesday, "reason", "TRAINING"))
        .then()
        .statusCode(201);
    slots(patient, "INDIVIDUAL", 1, monday(2) + "&to=" + monday(2).plusDays(1))
        .body("items", empty());
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body("{\"latestDeparture\":\"09:15\",\"delivery\":\"IN_PERSON\"}")
        .put("/api/v1/availability/" + patient + "/preferences")
        .then()
        .statusCode(200);
    slots(patient, "INDIVIDUAL", 9, monday(2) + "&to=" + monday(2).plusDays(2))
        .body("items", hasSize(2))
        .body("items.asWished", not(hasItem(false)));
    slots(patient, "MEDICATION", 1, monday(2).plusDays(1).toString())
        .body("items[0].clinicianId", equalTo(clinic.prescriber.toString()))
        .body("items[0].sessionId", nullValue());
    for (String bad :
        List.of("limit=0", "from=2020-01-01&to=2020-02-01", "minutes=3", "to=2099-01-01")) {
      given()
          .auth()
          .oauth2(Tokens.coordinator())
          .get("/api/v1/slots?patientId=" + patient + "&" + bad)
          .then()
          .statusCode(422);
    }
  }

  @Test
  void ofManyWhoHoldTheSameSlotAtOnce_oneGetsIt() throws Exception {
    Clinic clinic = Clinic.open();
    Instant ten = at(2, DayOfWeek.FRIDAY, "10:00");
    List<Callable<Response>> calls = new ArrayList<>();
    for (UUID patient : clinic.admitAll(8)) {
      calls.add(() -> post(HOLDS, wanted(clinic, patient, ten)));
      calls.add(() -> post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, ten)));
    }
    List<Integer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get().statusCode());
      }
    }
    assertEquals(1, answers.stream().filter(code -> code == 201).count());
    assertEquals(15, answers.stream().filter(code -> code == 409).count());
  }

  @Test
  void whoLeadsTogetherIsNotDoubleBookedEither() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    UUID other = clinic.admit();
    UUID second = clinic.defineClinician(UUID.randomUUID(), false);
    Instant ten = at(2, DayOfWeek.MONDAY, "10:00");
    Map<String, Object> together = new HashMap<>(clinic.individual(patient, clinic.therapist, ten));
    together.put("coLeaderIds", List.of(second));
    together.put("serviceType", "CASE_MANAGEMENT");
    String session =
        post("/api/v1/sessions", together)
            .then()
            .statusCode(201)
            .body("coLeaderIds", contains(second.toString()))
            .body("serviceType", equalTo("CASE_MANAGEMENT"))
            .extract()
            .path("id");
    post("/api/v1/sessions", clinic.individual(other, second, ten.plusSeconds(1800)))
        .then()
        .statusCode(409)
        .body("code", equalTo("double-booking"));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/calendars/clinicians/" + second + "?from=" + monday(2))
        .then()
        .body("items.sessionId", contains(session));
    together.put("coLeaderIds", List.of(clinic.therapist));
    post("/api/v1/sessions", together).then().statusCode(422);
    together.put("serviceType", "PSYCHOEDUCATION");
    post("/api/v1/sessions", together).then().statusCode(422);
    post("/api/v1/sessions/" + session + "/cancel", Map.of("reason", "r")).then().statusCode(200);
    post("/api/v1/sessions", clinic.individual(other, second, ten.plusSeconds(1800)))
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> wanted(Clinic clinic, UUID patient, Instant start) {
    return Map.of(
        "patientId",
        patient,
        "type",
        "INDIVIDUAL",
        "clinicianId",
        clinic.therapist,
        "startsAt",
        start.toString());
  }

  private static ValidatableResponse slots(UUID patient, String type, int limit) {
    return slots(patient, type, limit, monday(2).plusDays(1).toString());
  }

  private static ValidatableResponse slots(UUID patient, String type, int limit, String from) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get(
            "/api/v1/slots?patientId="
                + patient
                + "&type="
                + type
                + "&limit="
                + limit
                + "&from="
                + from)
        .then()
        .statusCode(200);
  }

  private static void put(UUID patient, String availability) {
    given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .contentType(ContentType.JSON)
        .body(availability)
        .put("/api/v1/availability/" + patient)
        .then()
        .statusCode(200);
  }

  private static Response asPatient(UUID patient, String path, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }
}
