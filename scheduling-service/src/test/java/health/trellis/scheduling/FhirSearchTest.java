package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each search parameter of each resource: alone it finds and sieves, and with all others too. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirSearchTest {
  private static final Instant COMING = Clinic.at(2, DayOfWeek.MONDAY, "10:00");

  private final Clinic clinic = new Clinic();
  private final List<String> wrong = new ArrayList<>();

  /** A value that finds, and one that does not. */
  private record Value(String finds, String misses) {}

  @Test
  void eachParameterSievesAloneAndWithTheOthers() {
    clinic.build(true);
    UUID patient = clinic.admit();
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(3 * 3600);
    String booked = session(patient, COMING, Map.of("roomId", clinic.room));
    String attended =
        session(patient, begun, Map.of("lateEntry", Map.of("reason", "Written down later")));
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body(Map.of("status", "ATTENDED"))
        .put("/api/v1/attendance/" + attended)
        .then()
        .statusCode(200);
    String nobody = UUID.randomUUID().toString();
    check("Appointment", booked, appointment(patient, nobody));
    check("Encounter", attended, encounter(patient, attended, begun, nobody));
    catalogue(nobody);
    String role =
        read("PractitionerRole?practitioner=" + clinic.therapist).getString("entry[0].resource.id");
    check(
        "PractitionerRole",
        role,
        values(
            "practitioner",
            "Practitioner/" + clinic.therapist,
            nobody,
            "service",
            "HealthcareService/" + clinic.program,
            nobody,
            "location",
            clinic.site.toString(),
            nobody,
            "specialty",
            "CBT",
            "EMDR",
            "role",
            "Therapist",
            "Prescriber",
            "active",
            "true",
            "false"));
    String slot =
        read("Slot?schedule=" + clinic.therapist + "&start=" + COMING)
            .getString("entry[0].resource.id");
    check(
        "Slot",
        slot,
        values(
            "schedule",
            "Schedule/" + clinic.therapist,
            nobody,
            "start",
            COMING.toString(),
            COMING.minusSeconds(3600).toString(),
            "status",
            "busy",
            "free"));
    assertEquals(List.of(), wrong);
  }

  private Map<String, Value> appointment(UUID patient, String nobody) {
    return values(
        "patient",
        "Patient/" + patient,
        nobody,
        "practitioner",
        clinic.therapist.toString(),
        nobody,
        "actor",
        "Location/" + clinic.room,
        nobody,
        "location",
        clinic.room.toString(),
        nobody,
        "date",
        "ge" + COMING,
        "gt" + COMING,
        "status",
        "booked",
        "cancelled",
        "service-type",
        "http://snomed.info/sct|75516001",
        "76168009");
  }

  private Map<String, Value> encounter(UUID patient, String place, Instant begun, String nobody) {
    return values(
        "patient",
        patient.toString(),
        nobody,
        "subject",
        "Patient/" + patient,
        "Patient/" + nobody,
        "practitioner",
        clinic.therapist.toString(),
        nobody,
        "participant",
        "Practitioner/" + clinic.therapist,
        nobody,
        "appointment",
        "Appointment/" + place,
        nobody,
        "episode-of-care",
        "EpisodeOfCare/" + Clinic.episode(patient),
        nobody,
        "date",
        "le" + begun,
        "lt" + begun,
        "status",
        "finished",
        "planned",
        "class",
        "VR",
        "AMB",
        "type",
        "75516001",
        "51484002");
  }

  private void catalogue(String nobody) {
    check(
        "Practitioner",
        clinic.therapist.toString(),
        values(
            "name",
            "dana",
            "zzz",
            "family",
            "Reyes",
            "Dana",
            "identifier",
            "urn:uuid:" + clinic.therapist,
            "urn:uuid:" + nobody,
            "active",
            "true",
            "false"));
    check(
        "Location",
        clinic.room.toString(),
        values(
            "name",
            "Maple",
            "Oak",
            "partof",
            "Location/" + clinic.site,
            nobody,
            "status",
            "active",
            "inactive"));
    check(
        "Location",
        clinic.site.toString(),
        values(
            "name",
            "River",
            "Lake",
            "address",
            "us",
            "ca",
            "address-country",
            "US",
            "CA",
            "status",
            "active",
            "suspended"));
    check(
        "HealthcareService",
        clinic.program.toString(),
        values(
            "name",
            "Day",
            "Evening",
            "location",
            clinic.site.toString(),
            nobody,
            "active",
            "true",
            "false"));
    check(
        "Schedule",
        clinic.therapist.toString(),
        values("actor", "Practitioner/" + clinic.therapist, nobody, "active", "true", "false"));
  }

  private static Map<String, Value> values(String... triples) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = 0; i < triples.length; i += 3) {
      values.put(triples[i], new Value(triples[i + 1], triples[i + 2]));
    }
    return values;
  }

  private void check(String type, String id, Map<String, Value> parameters) {
    Map<String, Value> all = new LinkedHashMap<>(parameters);
    Instant now = Instant.now();
    all.put("_lastUpdated", new Value("ge" + now.minusSeconds(3600), "lt2020-01-01"));
    Map<String, String> together = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          expect(1, type, Map.of("_id", id, name, value.finds()));
          expect(0, type, Map.of("_id", id, name, value.misses()));
          together.put(name, value.finds());
        });
    if (!id.equals(clinic.site.toString())) {
      // Sites of other tests have the same name and country.
      expect(1, type, together);
    }
    together.put("_id", id);
    expect(1, type, together);
    all.forEach(
        (name, value) -> {
          Map<String, String> butOne = new HashMap<>(together);
          butOne.put(name, value.misses());
          expect(0, type, butOne);
        });
  }

  /** By GET and by POST. */
  private void expect(int total, String type, Map<String, String> parameters) {
    int got = count(asked().queryParams(parameters).get("/fhir/r4/" + type).jsonPath());
    int posted =
        count(asked().formParams(parameters).post("/fhir/r4/" + type + "/_search").jsonPath());
    if (got != total || posted != total) {
      wrong.add(type + parameters + ": " + got + " and " + posted);
    }
  }

  private static int count(JsonPath bundle) {
    assertEquals("Bundle", bundle.getString("resourceType"), bundle.prettify());
    List<?> entries = bundle.getList("entry");
    return entries == null ? 0 : entries.size();
  }

  @Test
  void aSlotChangesWhenItIsTakenAndOthersDoNot() throws InterruptedException {
    clinic.build(true);
    UUID patient = clinic.admit();
    Thread.sleep(1100);
    String since = "&_lastUpdated=ge" + Instant.now();
    String of = "Slot?schedule=" + clinic.therapist + "&start=ge" + COMING + since;
    assertEquals(0, count(read(of)));
    session(patient, COMING, Map.of());
    JsonPath changed = read(of);
    assertTrue(changed.getList("entry.resource.status").contains("busy"), changed.prettify());
    assertEquals(
        0, count(read("Slot?schedule=" + clinic.prescriber + "&start=ge" + COMING + since)));
    assertEquals(
        0,
        count(
            read(
                "Slot?schedule="
                    + clinic.therapist
                    + "&start=ge"
                    + COMING.plusSeconds(2 * 86400)
                    + since)));
  }

  private String session(UUID patient, Instant start, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.putAll(more);
    return post("/api/v1/sessions", body)
        .then()
        .statusCode(201)
        .extract()
        .path("participants[0].bookingId");
  }

  private static JsonPath read(String what) {
    return asked().get("/fhir/r4/" + what).then().statusCode(200).extract().jsonPath();
  }

  private static RequestSpecification asked() {
    return given().auth().oauth2(Tokens.coordinator());
  }
}
