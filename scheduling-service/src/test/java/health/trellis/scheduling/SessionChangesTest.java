package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class SessionChangesTest {
  @Test
  void aGroupsSessionMovesForEachParticipant() {
    Clinic clinic = Clinic.open();
    UUID session = clinic.nextMeeting(clinic.group("CBT", 8, "09:00", 120, "WEDNESDAY"));
    List<UUID> patients = clinic.admitAll(2);
    patients.forEach(p -> book(session, p).then().statusCode(201));
    String before = get("/api/v1/sessions/" + session).path("startsAt");
    Instant moved = Instant.parse(before).plus(Duration.ofHours(4));
    post(
            "/api/v1/sessions/" + session + "/move",
            Map.of("startsAt", moved.toString(), "reason", "The therapist is ill"))
        .then()
        .statusCode(200)
        .body("startsAt", equalTo(moved.toString()));
    for (UUID patient : patients) {
      SessionMoved event = TestEvents.await(SessionMoved.class, e -> e.patientId().equals(patient));
      assertEquals(moved, event.startsAt());
      assertEquals(Instant.parse(before), event.previousStartsAt());
    }
    post("/api/v1/sessions/" + session + "/cancel", Map.of("reason", "Snow"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"));
    for (UUID patient : patients) {
      SessionCancelled event =
          TestEvents.await(SessionCancelled.class, e -> e.patientId().equals(patient));
      assertEquals("PROGRAM", event.cancelledBy());
      assertEquals(moved, event.startsAt());
    }
  }

  @Test
  void aSessionDoesNotMoveOntoAnotherOfItsPatients() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    UUID other = clinic.defineClinician(UUID.randomUUID(), false);
    Instant start = at(2, DayOfWeek.MONDAY, "10:00");
    make(clinic, patient, clinic.therapist, start);
    UUID second = make(clinic, patient, other, start.plus(Duration.ofHours(3)));
    post(
            "/api/v1/sessions/" + second + "/move",
            Map.of("startsAt", start.plusSeconds(900).toString(), "reason", "Sooner"))
        .then()
        .statusCode(409)
        .body("code", equalTo("double-booking"));
    post(
            "/api/v1/sessions/" + second + "/move",
            Map.of("startsAt", start.plusSeconds(3600).toString(), "reason", "Sooner"))
        .then()
        .statusCode(200);
  }

  @Test
  void aPatientGivesThePlaceBackAndTheHourIsFreeAgain() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Instant start = at(2, DayOfWeek.TUESDAY, "10:00");
    UUID session = make(clinic, patient, clinic.therapist, start);
    String booking = get("/api/v1/sessions/" + session).path("participants[0].bookingId");
    String path = "/api/v1/bookings/" + booking + "/cancel";
    asPatient(patient, path, Map.of("reason", "Dentist", "by", "PROGRAM")).then().statusCode(422);
    asPatient(patient, path, Map.of("reason", "Dentist", "by", "PATIENT"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"));
    asPatient(patient, path, Map.of("reason", "Dentist", "by", "PATIENT"))
        .then()
        .statusCode(409)
        .body("code", equalTo("already-cancelled"));
    assertEquals(
        "PATIENT",
        TestEvents.await(SessionCancelled.class, e -> e.patientId().equals(patient)).cancelledBy());
    make(clinic, patient, clinic.therapist, start);
  }

  @Test
  void aPatientSeesOnlyTheOwnPlaceInAGroup() {
    Clinic clinic = Clinic.open();
    UUID session = clinic.nextMeeting(clinic.group("CBT", 8, "09:00", 120, "THURSDAY"));
    List<UUID> patients = clinic.admitAll(3);
    patients.subList(0, 2).forEach(p -> book(session, p).then().statusCode(201));
    given()
        .auth()
        .oauth2(Tokens.patient(patients.getFirst()))
        .get("/api/v1/sessions/" + session)
        .then()
        .statusCode(200)
        .body("participants", hasSize(1))
        .body("participants[0].patientId", equalTo(patients.getFirst().toString()))
        .body("placesTaken", nullValue());
    given()
        .auth()
        .oauth2(Tokens.patient(patients.getLast()))
        .get("/api/v1/sessions/" + session)
        .then()
        .statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.patient(patients.getLast()))
        .get("/api/v1/sessions?groupId=" + get("/api/v1/sessions/" + session).path("groupId"))
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void aRosterBooksTheComingMeetingsAndLeavingGivesThemBack() {
    Clinic clinic = Clinic.open();
    UUID group = clinic.group("CBT", 8, "09:00", 120, "FRIDAY");
    UUID patient = clinic.admit();
    int booked =
        post(
                "/api/v1/groups/" + group + "/roster",
                Map.of("patientId", patient, "from", Clinic.monday(0).toString()))
            .then()
            .statusCode(201)
            .body("conflicts", equalTo(0))
            .extract()
            .path("booked");
    assertTrue(booked >= 7, "eight weeks ahead");
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .delete("/api/v1/groups/" + group + "/roster/" + patient)
        .then()
        .statusCode(204);
    assertEquals(List.of(), Clinic.scheduled(patient, Clinic.monday(0), Clinic.monday(9)));
  }

  @Test
  void attendanceIsCreditedCorrectedAndTold() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(6));
    UUID first = lateBooking(clinic, patient, begun);
    UUID second = lateBooking(clinic, patient, begun.plus(Duration.ofHours(2)));
    attend(first, Map.of("status", "NO_SHOW"), null).then().statusCode(200);
    attend(second, Map.of("status", "NO_SHOW"), null).then().statusCode(200);
    assertEquals(
        2,
        TestEvents.await(AttendanceRecorded.class, e -> e.bookingId().equals(second))
            .consecutiveMisses());
    attend(second, Map.of("status", "LATE", "minutes", 40), null).then().statusCode(428);
    attend(second, Map.of("status", "LATE", "minutes", 40), "\"7\"").then().statusCode(412);
    attend(second, Map.of("status", "LATE", "minutes", 40), "\"0\"").then().statusCode(422);
    String why = "Seen on the sign-in sheet";
    attend(second, Map.of("status", "LATE", "minutes", 61, "reason", why), "\"0\"")
        .then()
        .statusCode(422);
    attend(second, Map.of("status", "LATE", "minutes", 40, "reason", why), "\"0\"")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("minutes", equalTo(40));
    AttendanceRecorded corrected =
        TestEvents.await(
            AttendanceRecorded.class,
            e -> e.bookingId().equals(second) && e.status() == AttendanceStatus.LATE);
    assertEquals(40, corrected.minutes());
    assertEquals(0, corrected.consecutiveMisses());
  }

  @Test
  void theSameRequestWithTheSameKeyTakesEffectOnce() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Map<String, Object> body =
        clinic.individual(patient, clinic.therapist, at(2, DayOfWeek.FRIDAY, "10:00"));
    String key = UUID.randomUUID().toString();
    String first = withKey(key, body).then().statusCode(201).extract().path("id");
    assertEquals(first, withKey(key, body).then().statusCode(201).extract().path("id"));
  }

  @Test
  void programsAndCliniciansAreToldToTheOtherServices() {
    Clinic clinic = Clinic.open(true);
    ProgramDefined program =
        TestEvents.await(ProgramDefined.class, e -> e.programId().equals(clinic.program));
    assertTrue(program.substanceUse());
    assertEquals(Clinic.ZONE.getId(), program.timeZone());
    ClinicianDefined clinician =
        TestEvents.await(ClinicianDefined.class, e -> e.practitionerId().equals(clinic.prescriber));
    assertEquals("Dana Reyes, MD", clinician.displayName());
    assertTrue(clinician.prescriber());
  }

  private static UUID lateBooking(Clinic clinic, UUID patient, Instant start) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.put("lateEntry", Map.of("reason", "Written down after the session"));
    return UUID.fromString(
        post("/api/v1/sessions", body)
            .then()
            .statusCode(201)
            .body("lateEntry", equalTo(true))
            .extract()
            .path("participants[0].bookingId"));
  }

  private static UUID make(Clinic clinic, UUID patient, UUID clinician, Instant start) {
    return UUID.fromString(
        post("/api/v1/sessions", clinic.individual(patient, clinician, start))
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private static Response book(UUID session, UUID patient) {
    return post("/api/v1/bookings", Map.of("sessionId", session, "patientId", patient));
  }

  private static Response get(String path) {
    return given().auth().oauth2(Tokens.coordinator()).get(path);
  }

  private static Response asPatient(UUID patient, String path, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  private static Response withKey(String key, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/sessions");
  }

  private static Response attend(UUID booking, Map<String, Object> body, @Nullable String ifMatch) {
    var request =
        given().auth().oauth2(Tokens.coordinator()).contentType(ContentType.JSON).body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/api/v1/attendance/" + booking);
  }
}
