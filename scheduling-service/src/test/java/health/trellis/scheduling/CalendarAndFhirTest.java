package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class CalendarAndFhirTest {
  @Inject EntityManagerFactory factory;

  @Test
  void aFeedIsReadByItsLinkDisclosesNothingAndDiesWhenRevoked() throws Exception {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    Instant start = at(2, DayOfWeek.MONDAY, "10:00");
    String session = make(clinic, patient, start).extract().path("id");
    var feed =
        given()
            .auth()
            .oauth2(Tokens.patient(patient))
            .post("/api/v1/calendars/patients/" + patient + "/feeds")
            .then()
            .statusCode(201);
    String url = feed.extract().path("url");
    String path = url.substring(url.indexOf("/api/"));
    VEvent event = onlyEvent(path);
    assertEquals(start, Instant.from(event.getDateTimeStart().getDate()));
    String raw = given().get(path).asString();
    assertTrue(raw.contains("DTSTART;TZID=" + Clinic.ZONE + ":"), raw);
    assertTrue(raw.contains("BEGIN:VTIMEZONE") && raw.contains("TZID:" + Clinic.ZONE), raw);
    assertEquals("Appointment", event.getSummary().getValue());
    assertEquals("CONFIRMED", event.getStatus().getValue());
    String text = given().get(path).asString();
    assertFalse(text.contains("CBT") || text.contains("Reyes") || text.contains("Riverside"));

    String tag = given().get(path).getHeader("ETag");
    given().header("If-None-Match", tag).get(path).then().statusCode(304);
    String theirs = clinicianFeed(clinic);
    VEvent led = onlyEvent(theirs);
    assertEquals("Session", led.getSummary().getValue());
    post(
            "/api/v1/sessions/" + session + "/move",
            Map.of("startsAt", start.plusSeconds(7200).toString(), "reason", "Later"))
        .then()
        .statusCode(200);
    VEvent moved = onlyEvent(path);
    assertEquals(uid(event), uid(moved));
    assertEquals(1, moved.getSequence().getSequenceNo());
    post("/api/v1/sessions/" + session + "/cancel", Map.of("reason", "Snow"))
        .then()
        .statusCode(200);
    assertEquals("CANCELLED", onlyEvent(path).getStatus().getValue());
    given().header("If-None-Match", tag).get(path).then().statusCode(200);
    assertEquals("CANCELLED", onlyEvent(theirs).getStatus().getValue());
    assertEquals(uid(led), uid(onlyEvent(theirs)));

    String id = feed.extract().path("id");
    given()
        .auth()
        .oauth2(Tokens.patient(patient))
        .delete("/api/v1/calendars/patients/" + patient + "/feeds/" + id)
        .then()
        .statusCode(204);
    given().get(path).then().statusCode(404);
    given().get("/api/v1/calendars/feeds/" + "A".repeat(43) + ".ics").then().statusCode(404);
  }

  /** The path of a new feed of the clinic's therapist. */
  private static String clinicianFeed(Clinic clinic) {
    String url =
        given()
            .auth()
            .oauth2(Tokens.clinician(clinic.therapist, clinic.program))
            .post("/api/v1/calendars/clinicians/" + clinic.therapist + "/feeds")
            .then()
            .statusCode(201)
            .extract()
            .path("url");
    return url.substring(url.indexOf("/api/"));
  }

  @Test
  void theWeekOfAProgramIsReadInTwoQueriesHoweverManySessionsItHas() {
    Clinic clinic = Clinic.open();
    clinic.group("CBT", 8, "09:00", 60, "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    clinic.group("DBT", 8, "11:00", 60, "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
    Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    // Timers of the same process may run a statement meanwhile: one undisturbed call is enough.
    Clinic.await(
        () -> {
          statistics.clear();
          given()
              .auth()
              .oauth2(Tokens.coordinator())
              .get(
                  "/api/v1/calendars/programs/"
                      + clinic.program
                      + "?view=WEEK&date="
                      + Clinic.monday(1))
              .then()
              .statusCode(200)
              .body("items.size()", equalTo(10));
          return statistics.getPrepareStatementCount() <= 2;
        });
    statistics.setStatisticsEnabled(false);
  }

  @Test
  void upcomingIsWhatTheCallerHasToDoNext() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    make(clinic, patient, at(2, DayOfWeek.MONDAY, "10:00"));
    make(clinic, patient, at(2, DayOfWeek.TUESDAY, "10:00"));
    upcoming(Tokens.patient(patient), 1).body("items", hasSize(1));
    upcoming(Tokens.clinician(clinic.therapist, clinic.program), 3).body("items", hasSize(2));
    upcoming(Tokens.billing(), 3).body("items", hasSize(0));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/calendars/clinicians/" + clinic.therapist + "?to=" + Clinic.monday(3))
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items[0].bookingId", nullValue());
  }

  @Test
  void calendarsShowADayAWeekOrAnAgendaOfProgramsAndGroups() {
    Clinic clinic = Clinic.open();
    UUID group = clinic.group("CBT", 8, "09:00", 180, "MONDAY", "WEDNESDAY");
    make(clinic, clinic.admit(), at(2, DayOfWeek.MONDAY, "12:00"));
    LocalDate monday = Clinic.monday(2);
    String week = "?view=WEEK&date=" + monday.plusDays(3);
    calendar("programs/" + clinic.program + week)
        .body("items", hasSize(3))
        .body("from", equalTo(monday.atStartOfDay(Clinic.ZONE).toInstant().toString()))
        .body("timeZone", equalTo(Clinic.ZONE.getId()))
        .body("items[0].clinicianName", equalTo("Dana Reyes, LCSW"));
    calendar("groups/" + group + week).body("items", hasSize(2));
    calendar("groups/" + group + "?view=DAY&date=" + monday).body("items", hasSize(1));
    calendar("groups/" + group + "?view=AGENDA&date=" + monday).body("items.size()", equalTo(9));
    refused("groups/" + group + "?view=DAY&from=" + monday, 422);
    refused("groups/" + group + "?view=MONTH", 400);
    refused("groups/" + UUID.randomUUID(), 404);
    refused("programs/" + clinic.program + "?from=2027-01-01&to=2027-06-01", 422);
    String busy = "clinicians/" + clinic.therapist + "/free-busy?view=DAY&date=" + monday;
    calendar(busy)
        .body("busy", hasSize(1))
        .body("busy[0].from", equalTo(at(2, DayOfWeek.MONDAY, "09:00").toString()))
        .body("busy[0].to", equalTo(at(2, DayOfWeek.MONDAY, "13:00").toString()));
    UUID waiting = clinic.admit();
    post(
            "/api/v1/holds",
            Map.of(
                "patientId",
                waiting,
                "type",
                "INDIVIDUAL",
                "clinicianId",
                clinic.therapist,
                "startsAt",
                at(2, DayOfWeek.MONDAY, "15:00").toString()))
        .then()
        .statusCode(201);
    post(
            "/api/v1/clinicians/" + clinic.therapist + "/time-off",
            Map.of(
                "startsAt",
                at(2, DayOfWeek.MONDAY, "18:00").toString(),
                "endsAt",
                at(2, DayOfWeek.WEDNESDAY, "08:00").toString(),
                "reason",
                "TRAINING"))
        .then()
        .statusCode(201);
    calendar(busy)
        .body("busy", hasSize(3))
        .body("busy[1].from", equalTo(at(2, DayOfWeek.MONDAY, "15:00").toString()))
        .body("busy[2].to", equalTo(at(2, DayOfWeek.TUESDAY, "00:00").toString()));
    calendar("patients/" + waiting + "/free-busy?view=DAY&date=" + monday)
        .body("busy.to", equalTo(List.of(at(2, DayOfWeek.MONDAY, "16:00").toString())));
    String ics =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .accept("text/calendar")
            .get("/api/v1/calendars/" + busy)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertTrue(ics.contains("BEGIN:VFREEBUSY") && ics.contains("FREEBUSY"), ics);
  }

  private static ValidatableResponse calendar(String what) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .accept("application/json")
        .get("/api/v1/calendars/" + what)
        .then()
        .statusCode(200);
  }

  private static void refused(String what, int status) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/calendars/" + what)
        .then()
        .statusCode(status);
  }

  @Test
  void anAppointmentIsOnePatientsPlace() {
    Clinic clinic = Clinic.open();
    UUID patient = clinic.admit();
    var session = make(clinic, patient, at(2, DayOfWeek.MONDAY, "10:00"));
    String booking = session.extract().path("participants[0].bookingId");
    fhir(Tokens.patient(patient), "Appointment/" + booking)
        .statusCode(200)
        .contentType("application/fhir+json")
        .body("resourceType", equalTo("Appointment"))
        .body("status", equalTo("booked"))
        .body("participant.actor.reference", hasItems("Patient/" + patient))
        .body("meta.security", nullValue());
    fhir(Tokens.patient(patient), "Appointment?status=booked&date=ge" + Clinic.monday(2))
        .statusCode(200)
        .body("type", equalTo("searchset"))
        .body("entry.resource.id", equalTo(List.of(booking)));
    fhir(Tokens.coordinator(), "Appointment?patient=Patient/" + patient + "&status=cancelled")
        .statusCode(200)
        .body("entry", nullValue());
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .formParam("patient", patient.toString())
        .post("/fhir/r4/Appointment/_search")
        .then()
        .statusCode(200)
        .body("entry", hasSize(1));
    fhir(Tokens.coordinator(), "Appointment?colour=blue")
        .statusCode(400)
        .body("resourceType", equalTo("OperationOutcome"));
    fhir(Tokens.coordinator(), "Appointment?date=yesterday").statusCode(400);
    fhir(Tokens.patient(UUID.randomUUID()), "Appointment/" + booking).statusCode(404);
    fhir(Tokens.system("ehr-9", "system/Patient.rs"), "Appointment").statusCode(403);
    fhir(Tokens.system("ehr-9", "system/Appointment.rs"), "Appointment")
        .statusCode(200)
        .body("entry", nullValue());
  }

  @Test
  void appointmentsOfASubstanceUseProgramAreLabelled() {
    Clinic clinic = Clinic.open(true);
    UUID patient = UUID.randomUUID();
    TestEvents.publish(Clinic.registered(patient));
    TestEvents.publish(
        new EpisodeAdmitted(
            patient,
            Clinic.episode(patient),
            clinic.program,
            LevelOfCare.IOP,
            "DAY",
            true,
            LocalDate.now(Clinic.ZONE)));
    Clinic.awaitAdmitted(patient);
    make(clinic, patient, at(2, DayOfWeek.MONDAY, "10:00"));
    fhir(Tokens.patient(patient), "Appointment")
        .statusCode(200)
        .body("entry[0].resource.meta.security.code", hasItem("42CFRPart2"));
  }

  @Test
  void theCatalogueIsServedAsFhir() {
    Clinic clinic = Clinic.open();
    fhir(Tokens.coordinator(), "Practitioner/" + clinic.therapist)
        .statusCode(200)
        .body("name[0].family", equalTo("Reyes"));
    fhir(Tokens.coordinator(), "Practitioner?_id=" + clinic.therapist + "&name=dana")
        .statusCode(200)
        .body("entry", hasSize(1));
    fhir(Tokens.coordinator(), "Location/" + clinic.room)
        .statusCode(200)
        .body("partOf.reference", equalTo("Location/" + clinic.site));
    fhir(Tokens.coordinator(), "HealthcareService/" + clinic.program)
        .statusCode(200)
        .body("name", equalTo("Day IOP"));
    fhir(Tokens.coordinator(), "Location/nowhere")
        .statusCode(404)
        .body("resourceType", equalTo("OperationOutcome"));
    given()
        .get("/fhir/r4/metadata")
        .then()
        .statusCode(200)
        .body("rest[0].resource.type", hasItems("Appointment", "Encounter", "Practitioner"));
  }

  private static ValidatableResponse make(Clinic clinic, UUID patient, Instant start) {
    return post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, start))
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse fhir(String token, String what) {
    return given().auth().oauth2(token).get("/fhir/r4/" + what).then();
  }

  private static ValidatableResponse upcoming(String token, int limit) {
    return given()
        .auth()
        .oauth2(token)
        .get("/api/v1/calendars/upcoming?limit=" + limit)
        .then()
        .statusCode(200);
  }

  private static VEvent onlyEvent(String path) throws Exception {
    String text =
        given().get(path).then().statusCode(200).contentType("text/calendar").extract().asString();
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    calendar.validate();
    assertEquals(1, calendar.getComponents(Component.VEVENT).size());
    return (VEvent) calendar.getComponents(Component.VEVENT).getFirst();
  }

  private static String uid(VEvent event) {
    return event.getUid().orElseThrow().getValue();
  }
}
