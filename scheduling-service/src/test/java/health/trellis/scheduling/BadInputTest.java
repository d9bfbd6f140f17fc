package health.trellis.scheduling;

import static health.trellis.scheduling.Clinic.at;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each bad request gets its defined answer, and names what is wrong with which field. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class BadInputTest {
  private record Bad(String why, String path, String body, int status, String codeOrPointer) {}

  @TestFactory
  Stream<DynamicTest> badInputIsRefused() {
    Clinic clinic = Clinic.openIn(ZoneId.of("America/New_York"));
    UUID patient = clinic.admit();
    List<Bad> table = new ArrayList<>();
    table.addAll(catalogue(clinic));
    table.addAll(groups(clinic));
    table.addAll(sessions(clinic, patient));
    table.addAll(others(clinic, patient));
    return table.stream().map(bad -> DynamicTest.dynamicTest(bad.why(), () -> check(bad)));
  }

  private static List<Bad> catalogue(Clinic clinic) {
    String site = "{'name':'X','timeZone':'%s','country':'%s'}";
    String program =
        "{'siteId':'%s','name':'P','levelOfCare':'%s','track':'DAY','substanceUse':false,"
            + "'minimumMinutesPerWeek':%s,'maximumMinutesPerWeek':%s,'treatmentDays':%s}";
    return List.of(
        bad("malformed JSON", "sites", "{'name':", 400, "json"),
        bad("unknown field", "sites", "{'name':'X','colour':'red'}", 400, "/colour"),
        bad("wrong type", "sites", "{'name':7,'timeZone':'UTC','country':'US'}", 400, "/name"),
        bad("null character", "sites", "{'name':'a\\u0000b'}", 400, "/name"),
        bad("number as date", "holidays", "{'state':'US-NY','day':20000}", 400, "/day"),
        bad("endless year", "holidays", "{'day':'-999999999-01-01'}", 400, "/day"),
        bad("no body", "sites", "", 422, "not-null"),
        bad("unknown zone", "sites", site.formatted("America/Gotham", "US"), 422, "unknown-zone"),
        bad("offset as zone", "sites", site.formatted("+05:00", "US"), 422, "unknown-zone"),
        bad("country by name", "sites", site.formatted("UTC", "USA"), 422, "/country"),
        bad(
            "overlong name",
            "sites",
            site.formatted("UTC", "US").replace("X", "x".repeat(121)),
            422,
            "/name"),
        bad(
            "unknown site",
            "rooms",
            "{'siteId':'%s','name':'R','capacity':3}".formatted(UUID.randomUUID()),
            422,
            "/siteId"),
        bad(
            "room for nobody",
            "rooms",
            "{'siteId':'%s','name':'R','capacity':0}".formatted(clinic.site),
            422,
            "/capacity"),
        bad(
            "unknown level",
            "programs",
            program.formatted(clinic.site, "SPA", 540, 600, "['MONDAY']"),
            400,
            "/levelOfCare"),
        bad(
            "maximum below minimum",
            "programs",
            program.formatted(clinic.site, "IOP", 540, 500, "['MONDAY']"),
            422,
            "/maximumMinutesPerWeek"),
        bad(
            "substance use without the protection of its records",
            "programs",
            program
                .formatted(clinic.site, "IOP", 540, 600, "['MONDAY']")
                .replace("}", ",'focus':'CO_OCCURRING'}"),
            422,
            "part-2"),
        bad(
            "a block on a day without treatment",
            "programs",
            program
                .formatted(clinic.site, "IOP", 540, 600, "['MONDAY']")
                .replace("}", ",'blocks':[{'weekday':'FRIDAY','from':'09:00','to':'12:00'}]}"),
            422,
            "treatment-day"),
        bad(
            "no treatment day",
            "programs",
            program.formatted(clinic.site, "IOP", 540, 600, "[]"),
            422,
            "/treatmentDays"),
        bad(
            "id that is taken",
            "sites",
            "{'id':'%s','name':'X','timeZone':'UTC','country':'US'}".formatted(clinic.site),
            409,
            "already-exists"),
        bad(
            "hours that end before they start",
            "clinicians",
            "{'displayName':'D','modalities':[],'programIds':[],'workingHours':[{'weekday':'MONDAY','from':'17:00','to':'09:00'}]}",
            422,
            "/workingHours/0/forward"),
        bad(
            "impossible hour",
            "clinicians",
            "{'displayName':'D','modalities':[],'programIds':[],'workingHours':[{'weekday':'MONDAY','from':'25:00','to':'26:00'}]}",
            400,
            "/workingHours/0/from"),
        bad(
            "no mail address",
            "clinicians",
            "{'displayName':'D','modalities':[],'programIds':[],'workingHours':[],'email':'nobody'}",
            422,
            "/email"));
  }

  private static List<Bad> groups(Clinic clinic) {
    String group =
        "{'programId':'%s','name':'G','clinicianId':'%s','modality':'%s','capacity':%s,'series':%s}";
    String series = "{'weekdays':['MONDAY'],'startTime':'09:00','minutes':60}";
    UUID program = clinic.program;
    UUID lead = clinic.therapist;
    return List.of(
        bad(
            "capacity 0",
            "groups",
            group.formatted(program, lead, "CBT", 0, series),
            422,
            "/capacity"),
        bad(
            "modality without credential",
            "groups",
            group.formatted(program, lead, "YOGA", 8, series),
            422,
            "credential"),
        bad(
            "unknown clinician",
            "groups",
            group.formatted(program, UUID.randomUUID(), "CBT", 8, series),
            422,
            "/clinicianId"),
        bad(
            "no weekday",
            "groups",
            group.formatted(program, lead, "CBT", 8, series.replace("'MONDAY'", "")),
            422,
            "/series/weekdays"),
        bad(
            "series that ends before it starts",
            "groups",
            group.formatted(
                program,
                lead,
                "CBT",
                8,
                series.replace("}", ",'from':'2027-02-01','until':'2027-01-01'}")),
            422,
            "/series/forward"),
        bad(
            "impossible date",
            "groups",
            group.formatted(program, lead, "CBT", 8, series.replace("}", ",'from':'2027-02-30'}")),
            400,
            "/series/from"));
  }

  private static List<Bad> sessions(Clinic clinic, UUID patient) {
    String session =
        "{'type':'%s','patientId':'%s','clinicianId':'%s','minutes':%s,'modality':'CBT',%s}";
    String start = "'startsAt':'" + at(2, DayOfWeek.MONDAY, "10:00") + "'";
    UUID lead = clinic.therapist;
    return List.of(
        bad(
            "past without late entry",
            "sessions",
            session.formatted("INDIVIDUAL", patient, lead, 60, "'startsAt':'2020-01-06T15:00:00Z'"),
            422,
            "in-the-past"),
        bad(
            "late entry without reason",
            "sessions",
            session.formatted(
                "INDIVIDUAL",
                patient,
                lead,
                60,
                "'startsAt':'2020-01-06T15:00:00Z','lateEntry':{'reason':' '}"),
            422,
            "/lateEntry/reason"),
        bad(
            "a time that the clocks skip",
            "sessions",
            session.formatted(
                "INDIVIDUAL", patient, lead, 60, "'localStart':'2027-03-14T02:30:00'"),
            422,
            "nonexistent-time"),
        bad(
            "two starts",
            "sessions",
            session.formatted(
                "INDIVIDUAL", patient, lead, 60, start + ",'localStart':'2027-03-15T10:00:00'"),
            422,
            "one-of"),
        bad(
            "no start",
            "sessions",
            session.formatted("INDIVIDUAL", patient, lead, 60, "'roomId':null"),
            422,
            "one-of"),
        bad(
            "no length",
            "sessions",
            session.formatted("INDIVIDUAL", patient, lead, 0, start),
            422,
            "/minutes"),
        bad(
            "a group by hand",
            "sessions",
            session.formatted("GROUP", patient, lead, 60, start),
            422,
            "/type"),
        bad(
            "unknown kind",
            "sessions",
            session.formatted("DANCE", patient, lead, 60, start),
            400,
            "/type"),
        bad(
            "medication by a therapist",
            "sessions",
            session.formatted("MEDICATION", patient, lead, 30, start),
            422,
            "credential"),
        bad(
            "unknown room",
            "sessions",
            session.formatted(
                "INDIVIDUAL", patient, lead, 60, start + ",'roomId':'" + UUID.randomUUID() + "'"),
            422,
            "/roomId"),
        bad(
            "unknown patient",
            "sessions",
            session.formatted("INDIVIDUAL", UUID.randomUUID(), lead, 60, start),
            404,
            "not-found"),
        bad(
            "an id that is none",
            "sessions",
            session.formatted("INDIVIDUAL", "me", lead, 60, start),
            400,
            "/patientId"),
        bad(
            "move of an unknown session",
            "sessions/" + UUID.randomUUID() + "/move",
            "{" + start + ",'reason':'r'}",
            404,
            "not-found"));
  }

  private static List<Bad> others(Clinic clinic, UUID patient) {
    return List.of(
        bad(
            "booking into nothing",
            "bookings",
            "{'sessionId':'%s','patientId':'%s'}".formatted(UUID.randomUUID(), patient),
            404,
            "not-found"),
        bad(
            "allocation without a plan",
            "bookings/allocate",
            "{'patientId':'%s','fromWeek':'2027-01-04','weeks':1}".formatted(patient),
            409,
            "no-signed-plan"),
        bad(
            "allocation of no week",
            "bookings/allocate",
            "{'patientId':'%s','fromWeek':'2027-01-04','weeks':0}".formatted(patient),
            422,
            "/weeks"),
        bad(
            "a week that starts on a Tuesday",
            "weekly-hours/close",
            "{'weekStart':'2026-01-06','programId':'%s'}".formatted(clinic.program),
            422,
            "monday"),
        bad(
            "a week that is not over",
            "weekly-hours/close",
            "{'weekStart':'%s','programId':'%s'}".formatted(Clinic.monday(0), clinic.program),
            422,
            "not-over"),
        bad(
            "roster that ends before it starts",
            "groups/" + UUID.randomUUID() + "/roster",
            "{'patientId':'%s','from':'2027-02-01','until':'2027-01-01'}".formatted(patient),
            422,
            "/forward"));
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] body =
        "{\"name\":\"?\",\"timeZone\":\"UTC\",\"country\":\"US\"}".getBytes(StandardCharsets.UTF_8);
    body[9] = (byte) 0xC3;
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body(body)
        .post("/api/v1/sites")
        .then()
        .statusCode(400);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("text/plain")
        .body("x")
        .post("/api/v1/sites")
        .then()
        .statusCode(415);
  }

  @Test
  void aStaleOrMissingEtagIsRefused() {
    Clinic clinic = Clinic.open();
    Map<String, Object> room = Map.of("siteId", clinic.site, "name", "Oak", "capacity", 4);
    put("/api/v1/rooms/" + clinic.room, room, null, 428);
    put("/api/v1/rooms/" + clinic.room, room, "\"5\"", 412);
    put("/api/v1/rooms/" + clinic.room, room, "\"0\"", 200);
    put("/api/v1/rooms/" + clinic.room, room, "\"0\"", 412);
  }

  @Test
  void aCorruptedEventIsSetAsideAndTheNextTakesEffect() {
    Clinic clinic = Clinic.open();
    UUID patient = UUID.randomUUID();
    TestEvents.publish(Clinic.registered(patient));
    TestEvents.publishRaw(
        "trellis.episode.v1",
        patient.toString(),
        Map.of(
            "ce_id", UUID.randomUUID().toString(), "ce_type", "health.trellis.episode.admitted.v1"),
        "{not json".getBytes(StandardCharsets.UTF_8));
    TestEvents.publish(clinic.admitted(patient, Clinic.monday(0)));
    Clinic.awaitAdmitted(patient);
  }

  private static void put(String path, Object body, @Nullable String ifMatch, int status) {
    var request =
        given().auth().oauth2(Tokens.coordinator()).contentType(ContentType.JSON).body(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    request.put(path).then().statusCode(status);
  }

  private static void check(Bad bad) {
    Response answer =
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .contentType(ContentType.JSON)
            .body(bad.body())
            .post("/api/v1/" + bad.path());
    assertEquals(bad.status(), answer.statusCode(), answer.asString());
    assertEquals("application/problem+json", answer.contentType());
    String text = answer.asString();
    if (!text.contains("\"" + bad.codeOrPointer() + "\"")) {
      assertEquals(bad.codeOrPointer(), text);
    }
  }

  private static Bad bad(String why, String path, String body, int status, String codeOrPointer) {
    return new Bad(why, path, body.replace('\'', '"'), status, codeOrPointer);
  }
}
