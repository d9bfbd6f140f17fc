package health.trellis.scheduling;

import static health.trellis.kit.testing.Caller.BILLING;
import static health.trellis.kit.testing.Caller.CLINICIAN;
import static health.trellis.kit.testing.Caller.COORDINATOR;
import static health.trellis.kit.testing.Caller.FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_CLINICIAN;
import static health.trellis.kit.testing.Caller.OTHER_FAMILY;
import static health.trellis.kit.testing.Caller.OTHER_PATIENT;
import static health.trellis.kit.testing.Caller.OTHER_SYSTEM;
import static health.trellis.kit.testing.Caller.PATIENT;
import static health.trellis.kit.testing.Caller.PRESCRIBER;
import static health.trellis.kit.testing.Caller.PROGRAM_ADMIN;
import static health.trellis.kit.testing.Caller.SYSTEM;
import static health.trellis.scheduling.Clinic.at;
import static health.trellis.scheduling.Clinic.post;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import health.trellis.event.FamilyPermission;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.testing.AccessTable;
import health.trellis.kit.testing.Caller;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may call what: every caller on every operation. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AccessTest {
  private static final String EHR = "ehr-" + UUID.randomUUID();
  private static final Set<Caller> RUN =
      EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN);
  private static final Set<Caller> ADMINISTER = EnumSet.of(COORDINATOR, PROGRAM_ADMIN);

  private final Clinic clinic = new Clinic();
  private final UUID patient = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final UUID relative = UUID.randomUUID();
  private final Map<Caller, String> tokens = new EnumMap<>(Caller.class);
  private int used;

  @TestFactory
  Stream<DynamicTest> everyCallerOnEveryOperation() {
    prepare();
    AccessTable table = AccessTable.of(caller -> tokens.computeIfAbsent(caller, this::token));
    catalogue(table);
    sessions(table);
    patients(table);
    authorizations(table);
    fhir(table);
    FactsAccess.rows(table, clinic, patient);
    PlannerAccess.rows(table, clinic);
    CurriculumAccess.rows(table, clinic, patient);
    WaitlistAccess.rows(table, clinic, patient);
    return Stream.concat(
        Stream.of(
            table.completeness(
                "/api/v1/audit",
                "/api/v1/operations",
                "/api/v1/calendars/feeds",
                "/fhir/r4/metadata")),
        table.tests());
  }

  private void prepare() {
    clinic.build(false);
    TestEvents.publish(new PatientRegistered(patient, Clinic.registered(patient).profile(), EHR));
    TestEvents.publish(clinic.admitted(patient, Clinic.monday(0)));
    TestEvents.publish(
        new FamilyAccessChanged(
            patient,
            relative,
            "parent",
            "Ben",
            null,
            null,
            "en",
            Set.of(FamilyPermission.VIEW_CALENDAR)));
    Clinic.awaitAdmitted(patient);
    clinic.admit(other, Clinic.monday(0));
  }

  private String token(Caller caller) {
    return switch (caller) {
      case PATIENT -> Tokens.patient(patient);
      case OTHER_PATIENT -> Tokens.patient(UUID.randomUUID());
      case FAMILY -> Tokens.family(relative);
      case OTHER_FAMILY -> Tokens.family(UUID.randomUUID());
      case CLINICIAN -> Tokens.clinician(clinic.therapist, clinic.program);
      case OTHER_CLINICIAN -> Tokens.clinician(UUID.randomUUID(), UUID.randomUUID());
      case PRESCRIBER -> Tokens.prescriber(clinic.prescriber, clinic.program);
      case COORDINATOR -> Tokens.coordinator();
      case PROGRAM_ADMIN -> Tokens.programAdmin();
      case BILLING -> Tokens.billing();
      case AUDITOR -> Tokens.auditor();
      case SYSTEM -> Tokens.system(EHR, "system/*.rs");
      case OTHER_SYSTEM -> Tokens.system("elsewhere", "system/*.rs");
      case NONE, EXPIRED, FOREIGN -> throw new IllegalArgumentException("has no good token");
    };
  }

  private void catalogue(AccessTable table) {
    UUID group = clinic.group("CBT", 50, "08:00", 60, "MONDAY");
    Map<String, UUID> things =
        Map.of(
            "sites", clinic.site,
            "programs", clinic.program,
            "rooms", clinic.room,
            "clinicians", clinic.therapist,
            "groups", group);
    things.forEach(
        (path, id) -> {
          Set<Caller> readers =
              path.equals("sites") || path.equals("programs") ? Caller.signedIn() : staff();
          String base = "/api/v1/" + path;
          row(table, "POST", base, List.of(), "{}", ADMINISTER);
          row(table, "GET", base, List.of(), null, readers);
          row(table, "GET", base + "/{id}", List.of(id), null, readers);
          row(table, "PUT", base + "/{id}", List.of(id), "{}", ADMINISTER);
        });
    row(
        table,
        "GET",
        "/api/v1/sites/{id}/meetings-over-limit",
        List.of(clinic.site),
        null,
        ADMINISTER);
    String roster = "/api/v1/groups/{id}/roster";
    row(table, "GET", roster, List.of(group), null, with(RUN, OTHER_CLINICIAN));
    String member = "{\"patientId\":\"" + patient + "\",\"from\":\"2027-01-01\"}";
    row(table, "POST", roster, List.of(group), member, RUN);
    row(table, "DELETE", roster + "/{patientId}", List.of(group, patient), null, RUN);
  }

  private void sessions(AccessTable table) {
    Map<String, Object> ahead =
        clinic.individual(patient, clinic.therapist, at(3, DayOfWeek.MONDAY, "12:00"));
    String session = post("/api/v1/sessions", ahead).then().statusCode(201).extract().path("id");
    String begun = lateBooking();
    String booking = booking();
    row(table, "POST", "/api/v1/sessions", List.of(), json(ahead), RUN);
    row(
        table,
        "GET",
        "/api/v1/sessions",
        List.of("?from=2027-01-01"),
        null,
        with(related(), OTHER_PATIENT, OTHER_FAMILY, OTHER_CLINICIAN));
    row(
        table,
        "GET",
        "/api/v1/sessions/{id}",
        List.of(session),
        null,
        with(without(related(), BILLING), BILLING, OTHER_CLINICIAN));
    String move = "{\"startsAt\":\"" + at(3, DayOfWeek.MONDAY, "13:00") + "\",\"reason\":\"r\"}";
    row(table, "POST", "/api/v1/sessions/{id}/move", List.of(session), move, RUN);
    row(
        table,
        "POST",
        "/api/v1/sessions/{id}/cancel",
        List.of(booking()),
        "{\"reason\":\"r\"}",
        Set.of());
    row(
        table,
        "POST",
        "/api/v1/bookings",
        List.of(),
        "{\"sessionId\":\"" + session + "\",\"patientId\":\"" + patient + "\"}",
        RUN);
    row(table, "GET", "/api/v1/bookings/{id}", List.of(booking), null, related());
    row(
        table,
        "POST",
        "/api/v1/bookings/{id}/cancel",
        List.of(booking),
        "{\"reason\":\"r\",\"by\":\"PATIENT\"}",
        with(RUN, PATIENT));
    row(
        table,
        "POST",
        "/api/v1/bookings/allocate",
        List.of(),
        "{\"patientId\":\"" + patient + "\",\"fromWeek\":\"2027-01-04\",\"weeks\":1}",
        ADMINISTER);
    String attendance = "/api/v1/attendance/{bookingId}";
    row(
        table,
        "PUT",
        attendance,
        List.of(begun),
        "{\"status\":\"ATTENDED\"}",
        EnumSet.of(CLINICIAN, PRESCRIBER, COORDINATOR));
    row(table, "GET", attendance, List.of(begun), null, related());
    AttendanceAccess.rows(table, patient, session, begun);
    String rule =
        post(
                "/api/v1/payer-rules",
                Map.of("payer", "P" + patient, "unitMinutes", 15, "rounding", "DOWN"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    AttendanceAccess.payerRules(table, rule);
    String why = "{\"reason\":\"r\"}";
    row(table, "POST", "/api/v1/sessions/{id}/cancel", List.of(session), why, RUN);
  }

  private void patients(AccessTable table) {
    String availability = "/api/v1/availability/{patientId}";
    row(table, "PUT", availability, List.of(patient), "{\"windows\":[]}", with(RUN, PATIENT));
    row(table, "GET", availability, List.of(patient), null, without(related(), BILLING));
    row(table, "GET", "/api/v1/weekly-hours", List.of("?patientId=" + patient), null, related());
    row(
        table,
        "POST",
        "/api/v1/weekly-hours/close",
        List.of(),
        "{\"weekStart\":\"2026-01-05\",\"programId\":\"" + clinic.program + "\"}",
        ADMINISTER);
    String calendars = "/api/v1/calendars/";
    row(table, "GET", calendars + "upcoming", List.of(), null, Caller.signedIn());
    row(table, "GET", calendars + "patients/{id}", List.of(patient), null, related());
    row(
        table,
        "GET",
        calendars + "clinicians/{id}",
        List.of(clinic.therapist),
        null,
        with(RUN, OTHER_CLINICIAN));
    row(
        table,
        "GET",
        calendars + "rooms/{id}",
        List.of(clinic.room),
        null,
        with(RUN, OTHER_CLINICIAN));
    UUID group = clinic.group("CBT", 9, "06:00", 60, "SATURDAY");
    Set<Caller> staff = with(RUN, OTHER_CLINICIAN);
    row(table, "GET", calendars + "groups/{id}", List.of(group), null, staff);
    row(table, "GET", calendars + "programs/{id}", List.of(clinic.program), null, staff);
    String freeBusy = "/{id}/free-busy";
    row(table, "GET", calendars + "patients" + freeBusy, List.of(patient), null, related());
    row(table, "GET", calendars + "rooms" + freeBusy, List.of(clinic.room), null, staff);
    row(table, "GET", calendars + "clinicians" + freeBusy, List.of(clinic.therapist), null, staff);
    row(table, "GET", "/api/v1/reports/{name}", List.of("census"), null, ADMINISTER);
    Set<Caller> keepers = with(ADMINISTER, PATIENT);
    String feeds = calendars + "patients/{id}/feeds";
    String feed =
        post("/api/v1/calendars/patients/" + patient + "/feeds", "").then().extract().path("id");
    row(table, "POST", feeds, List.of(patient), null, keepers);
    row(table, "GET", feeds, List.of(patient), null, keepers);
    row(table, "DELETE", feeds + "/{feedId}", List.of(patient, feed), null, keepers);
    String own = calendars + "clinicians/{id}/feeds";
    Set<Caller> holders = with(ADMINISTER, CLINICIAN);
    row(table, "POST", own, List.of(clinic.therapist), null, holders);
    row(table, "GET", own, List.of(clinic.therapist), null, holders);
    UUID none = UUID.randomUUID();
    row(table, "DELETE", own + "/{feedId}", List.of(clinic.therapist, none), null, Set.of());
  }

  private void authorizations(AccessTable table) {
    String path = "/api/v1/authorizations";
    String body =
        """
        {"patientId": "%s", "payer": "Harbor", "referenceNumber": "H-1", "unit": "DAY",
         "unitsApproved": 20, "from": "2031-01-01", "to": "2031-02-01", "serviceCodes": ["S9480"]}
        """
            .formatted(patient);
    String id = post(path, body).then().statusCode(201).extract().path("id");
    Set<Caller> readers = without(related(), PATIENT, FAMILY);
    row(table, "POST", path, List.of(), body, ADMINISTER);
    row(table, "GET", path, List.of("?patientId=" + patient), null, readers);
    row(table, "GET", path + "/{id}", List.of(id), null, readers);
    row(table, "PUT", path + "/{id}", List.of(id), body, ADMINISTER);
  }

  private void fhir(AccessTable table) {
    String place = booking();
    String begun = lateBooking();
    put("/api/v1/attendance/" + begun, "{\"status\":\"ATTENDED\"}");
    Set<Caller> searchers = without(Caller.signedIn(), Caller.AUDITOR);
    Map<String, Object> ids =
        Map.of(
            "Appointment",
            place,
            "Encounter",
            begun,
            "Practitioner",
            clinic.therapist,
            "PractitionerRole",
            UUID.nameUUIDFromBytes((clinic.therapist + "/" + clinic.program).getBytes(UTF_8)),
            "Schedule",
            clinic.therapist,
            "Slot",
            clinic.therapist + "-" + at(2, DayOfWeek.MONDAY, "08:00").getEpochSecond() / 60,
            "Location",
            clinic.site,
            "HealthcareService",
            clinic.program);
    ids.forEach(
        (type, id) -> {
          boolean ofPatient = type.equals("Appointment") || type.equals("Encounter");
          Set<Caller> readers = ofPatient ? with(related(), SYSTEM) : Caller.signedIn();
          Set<Caller> finders = ofPatient ? searchers : Caller.signedIn();
          String base = "/fhir/r4/" + type;
          row(table, "GET", base + "/{id}", List.of(id), null, readers);
          row(table, "GET", base, List.of(), null, finders);
          table.row(
              "POST",
              base + "/_search",
              List.of(),
              "application/x-www-form-urlencoded",
              "_id=" + id,
              finders);
        });
  }

  private String booking() {
    Instant start = at(4, DayOfWeek.MONDAY, "08:00").plus(Duration.ofHours(2L * used++));
    return post("/api/v1/sessions", clinic.individual(patient, clinic.therapist, start))
        .then()
        .statusCode(201)
        .extract()
        .path("participants[0].bookingId");
  }

  private String lateBooking() {
    Instant start = Instant.now().minus(Duration.ofHours(6 + 2L * used++));
    Map<String, Object> body = new HashMap<>(clinic.individual(patient, clinic.therapist, start));
    body.put("lateEntry", Map.of("reason", "Written down later"));
    return post("/api/v1/sessions", body)
        .then()
        .statusCode(201)
        .extract()
        .path("participants[0].bookingId");
  }

  private static void put(String path, String body) {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body(body)
        .put(path)
        .then()
        .statusCode(200);
  }

  /** Those who may read the calendar of the patient. */
  private static Set<Caller> related() {
    return EnumSet.of(PATIENT, FAMILY, CLINICIAN, PRESCRIBER, COORDINATOR, PROGRAM_ADMIN, BILLING);
  }

  private static Set<Caller> staff() {
    return EnumSet.of(
        CLINICIAN,
        OTHER_CLINICIAN,
        PRESCRIBER,
        COORDINATOR,
        PROGRAM_ADMIN,
        BILLING,
        Caller.AUDITOR);
  }

  private static Set<Caller> with(Set<Caller> some, Caller... more) {
    Set<Caller> all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return all;
  }

  private static Set<Caller> without(Set<Caller> some, Caller... less) {
    Set<Caller> rest = EnumSet.copyOf(some);
    rest.removeAll(List.of(less));
    return rest;
  }

  private static String json(Map<String, Object> body) {
    return JsonObject.mapFrom(new HashMap<>(strings(body))).encode();
  }

  private static Map<String, Object> strings(Map<String, Object> body) {
    Map<String, Object> plain = new HashMap<>();
    body.forEach((k, v) -> plain.put(k, v instanceof Integer ? v : v.toString()));
    return plain;
  }

  private static void row(
      AccessTable table,
      String method,
      String template,
      List<?> parameters,
      @Nullable String body,
      Set<Caller> allowed) {
    table.row(method, template, parameters, "application/json", body, allowed);
  }
}
