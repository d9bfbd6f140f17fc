package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.trellis.kit.testing.FhirR4;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.kit.testing.UsCore;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The searches that EHRs use; what leaves as FHIR is valid FHIR R4. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirSchedulingTest {
  private final Clinic clinic = new Clinic();
  private final List<String> faults = new ArrayList<>();

  @BeforeEach
  void open() {
    clinic.build(true);
  }

  @Test
  void ehrsFindAppointmentsEncountersAndWhatTheyReferTo() {
    UUID patient = clinic.admit();
    Instant begun = Instant.now().minus(Duration.ofHours(3));
    String attended = session(patient, begun, Map.of("reason", "Written down later"));
    session(patient, at(2, DayOfWeek.MONDAY, "10:00"), null);
    attend(attended);
    String of = "patient=" + patient;
    fhir("Appointment?"
            + of
            + "&_include=Appointment:practitioner&_revinclude=Encounter:appointment")
        .body("entry.search.mode", equalTo(List.of("match", "match", "include", "include")))
        .body("entry.resource.resourceType", hasItems("Practitioner", "Encounter"));
    fhir("Appointment?" + of + "&status=booked&date=ge" + Clinic.monday(2))
        .body("entry", hasSize(1));
    fhir("Appointment?"
            + of
            + "&practitioner=Practitioner/"
            + clinic.therapist
            + "&actor="
            + patient)
        .body("entry", hasSize(2));
    fhir("Appointment?" + of + "&service-type=http://snomed.info/sct|75516001&_summary=count")
        .body("total", equalTo(2))
        .body("entry", nullValue());
    fhir("Appointment?" + of + "&actor=" + UUID.randomUUID()).body("entry", nullValue());
    fhir("Encounter?" + of + "&class=VR&_include=Encounter:appointment")
        .body("entry[0].resource.id", equalTo(attended))
        .body(
            "entry[0].resource.episodeOfCare[0].reference",
            equalTo("EpisodeOfCare/" + Clinic.episode(patient)))
        .body("entry[1].resource.resourceType", equalTo("Appointment"));
    fhir("Encounter?" + of + "&class=AMB").body("entry", nullValue());
    fhir("Encounter?episode-of-care=" + Clinic.episode(patient)).body("entry", hasSize(1));
    refused("Encounter?" + of + "&_include=Encounter:diagnosis");
    refused("Appointment?colour=blue");
    fhir("metadata");
    assertEquals(List.of(), faults);
  }

  @Test
  void whatChangedSinceIsFoundAlsoWhenOnlyTheSessionMoved() throws InterruptedException {
    UUID patient = clinic.admit();
    String place = session(patient, at(2, DayOfWeek.TUESDAY, "10:00"), null);
    String session =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .get("/api/v1/bookings/" + place)
            .then()
            .extract()
            .path("sessionId");
    Thread.sleep(1100);
    String since = "Appointment?patient=" + patient + "&_lastUpdated=ge" + Instant.now();
    fhir(since).body("entry", nullValue());
    post(
            "/api/v1/sessions/" + session + "/move",
            Map.of(
                "startsAt",
                at(2, DayOfWeek.WEDNESDAY, "10:00").toString(),
                "reason",
                "The therapist is ill"))
        .then()
        .statusCode(200);
    fhir(since).body("entry.resource.id", equalTo(List.of(place)));
    assertEquals(List.of(), faults);
  }

  @Test
  void cliniciansHaveRolesSchedulesAndSlots() {
    UUID patient = clinic.admit();
    Instant taken = at(2, DayOfWeek.THURSDAY, "10:00");
    session(patient, taken, null);
    String therapist = "Practitioner/" + clinic.therapist;
    fhir("PractitionerRole?practitioner="
            + therapist
            + "&_include=PractitionerRole:practitioner"
            + "&_include=PractitionerRole:location&_include=PractitionerRole:service")
        .body(
            "entry.resource.resourceType",
            equalTo(List.of("PractitionerRole", "Practitioner", "Location", "HealthcareService")));
    fhir("PractitionerRole?specialty=CBT&service=" + clinic.program).body("entry", hasSize(1));
    fhir("Location?partof=Location/" + clinic.site + "&_include=Location:partof")
        .body("entry", hasSize(2));
    fhir("HealthcareService?location=" + clinic.site + "&active=true").body("entry", hasSize(1));
    fhir("HealthcareService?_id=" + clinic.program + "&_lastUpdated=lt2020-01-01")
        .body("entry", nullValue());
    fhir("Schedule?actor=" + therapist).body("entry", hasSize(1));
    String day = "&start=ge" + taken.minusSeconds(7200) + "&start=lt" + taken.plusSeconds(36000);
    String slots = "Slot?schedule=Schedule/" + clinic.therapist + day;
    fhir(slots + "&status=busy&_include=Slot:schedule")
        .body("entry[0].resource.start", equalTo(text(taken)))
        .body("entry.resource.resourceType", equalTo(List.of("Slot", "Schedule")));
    String free =
        fhir(slots + "&status=free&_count=5")
            .body("total", equalTo(11))
            .body("entry", hasSize(5))
            .body("entry.resource.start", not(hasItem(text(taken))))
            .body("entry.resource.status", everyItem(equalTo("free")))
            .body("link.relation", hasItem("next"))
            .extract()
            .path("entry[0].resource.id");
    fhir("Slot/" + free).body("status", equalTo("free"));
    post(
            "/api/v1/holds",
            Map.of(
                "patientId",
                patient,
                "type",
                "INDIVIDUAL",
                "clinicianId",
                clinic.therapist,
                "startsAt",
                taken.plusSeconds(7200).toString()))
        .then()
        .statusCode(201);
    fhir(slots + "&status=free").body("total", equalTo(10));
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "siteId",
                clinic.site,
                "day",
                Clinic.monday(2).plusDays(3).toString(),
                "name",
                "Closed"))
        .post("/api/v1/holidays")
        .then()
        .statusCode(201);
    fhir(slots).body("total", equalTo(0));
    refused("Slot");
    refused("Slot?schedule=" + clinic.therapist + "&start=ge2027-01-01&start=lt2028-01-01");
    given().auth().oauth2(Tokens.coordinator()).get("/fhir/r4/Slot/x-1").then().statusCode(404);
    assertEquals(List.of(), faults);
  }

  @Test
  void cliniciansAreFoundByTheirNpiAndHaveOneEach() {
    define(Map.of("npi", "1234567893")).then().log().ifValidationFails().statusCode(201);
    define(Map.of("npi", "1234567893")).then().statusCode(409).body("code", equalTo("npi-taken"));
    define(Map.of("npi", "1234567890"))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/npi"));
    fhir("Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893")
        .body("entry", hasSize(1))
        .body(
            "entry[0].resource.meta.profile[0]",
            equalTo("http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner"));
    String plain =
        fhir("Practitioner?identifier=urn:uuid:" + clinic.therapist)
            .body("entry", hasSize(1))
            .extract()
            .asString();
    assertEquals(List.of(), UsCore.faults(plain));
    fhir("Practitioner?identifier=us-npi|1234567893").body("entry", nullValue());
    assertEquals(List.of(), faults);
  }

  private Response define(Map<String, String> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("displayName", "Rae Sample");
    body.put("modalities", List.of("CBT"));
    body.put("programIds", List.of(clinic.program));
    body.put("workingHours", List.of());
    return given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/clinicians");
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    assertFalse(FhirR4.faults("{\"resourceType\":\"Slot\",\"status\":\"perhaps\"}").isEmpty());
  }

  /** HAPI writes instants of the test's zone: the text as the service writes it, in UTC. */
  private static String text(Instant instant) {
    return new InstantType(Date.from(instant)).getValueAsString();
  }

  private String session(UUID patient, Instant start, @Nullable Map<String, String> late) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    if (late != null) {
      body.put("lateEntry", late);
    }
    return post("/api/v1/sessions", body)
        .then()
        .statusCode(201)
        .extract()
        .path("participants[0].bookingId");
  }

  private static void attend(String place) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(Map.of("status", "ATTENDED"))
        .put("/api/v1/attendance/" + place)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse fhir(String what) {
    ValidatableResponse answer =
        given().auth().oauth2(Tokens.coordinator()).get("/fhir/r4/" + what).then().statusCode(200);
    faults.addAll(FhirR4.faults(answer.extract().asString()));
    return answer;
  }

  private static void refused(String what) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/fhir/r4/" + what)
        .then()
        .statusCode(400)
        .body("resourceType", equalTo("OperationOutcome"));
  }
}
