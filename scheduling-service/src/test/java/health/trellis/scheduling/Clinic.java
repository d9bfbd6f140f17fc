package health.trellis.scheduling;

import static io.restassured.RestAssured.given;

import health.trellis.event.CareTeamRole;
import health.trellis.event.LevelOfCare;
import health.trellis.event.SessionType;
import health.trellis.event.patient.CareTeamChanged;
import health.trellis.event.patient.CareTeamMember;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PrescribedSessions;
import health.trellis.event.patient.Prescription;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.testing.Midday;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A small clinic of its own for each test, so that tests do not see each other's calendars. */
final class Clinic {
  static final ZoneId ZONE = Midday.zone();

  final UUID site = UUID.randomUUID();
  final UUID room = UUID.randomUUID();
  final UUID program = UUID.randomUUID();
  final UUID therapist = UUID.randomUUID();
  final UUID prescriber = UUID.randomUUID();

  /** Opens it: therapist and prescriber work 08:00 to 20:00 on weekdays. */
  static Clinic open() {
    return open(false);
  }

  static Clinic open(boolean substanceUse) {
    Clinic clinic = new Clinic();
    clinic.build(substanceUse);
    return clinic;
  }

  /** One whose clock tests need to know beforehand. */
  static Clinic openIn(ZoneId zone) {
    Clinic clinic = new Clinic();
    clinic.build(zone, false);
    return clinic;
  }

  void build(boolean substanceUse) {
    build(ZONE, substanceUse);
  }

  private void build(ZoneId zone, boolean substanceUse) {
    define(
        "sites",
        Map.of("id", site, "name", "Riverside", "timeZone", zone.getId(), "country", "US"));
    define("rooms", Map.of("id", room, "siteId", site, "name", "Maple", "capacity", 14));
    define(
        "programs",
        Map.ofEntries(
            Map.entry("id", program),
            Map.entry("siteId", site),
            Map.entry("name", "Day IOP"),
            Map.entry("levelOfCare", "IOP"),
            Map.entry("track", "DAY"),
            Map.entry("substanceUse", substanceUse),
            Map.entry("minimumMinutesPerWeek", 540),
            Map.entry("maximumMinutesPerWeek", 1140),
            Map.entry(
                "treatmentDays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")),
            Map.entry(
                "selfBooking",
                Map.of(
                    "types", List.of("INDIVIDUAL", "GROUP"), "noticeHours", 24, "daysAhead", 28))));
    defineClinician(therapist, false);
    defineClinician(prescriber, true);
  }

  UUID defineClinician(UUID id, boolean prescribes) {
    define(
        "clinicians",
        Map.of(
            "id",
            id,
            "displayName",
            "Dana Reyes",
            "credentials",
            prescribes ? "MD" : "LCSW",
            "prescriber",
            prescribes,
            "modalities",
            prescribes ? List.of() : List.of("CBT", "DBT"),
            "programIds",
            List.of(program),
            "workingHours",
            weekdays("08:00", "20:00"),
            "email",
            "dana@example.org"));
    return id;
  }

  static List<Map<String, String>> weekdays(String from, String to) {
    return List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").stream()
        .map(day -> Map.of("weekday", day, "from", from, "to", to))
        .toList();
  }

  UUID group(String modality, int capacity, String start, int minutes, String... weekdays) {
    return UUID.fromString(
        post("/api/v1/groups", groupBody(therapist, modality, capacity, start, minutes, weekdays))
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  Map<String, Object> groupBody(
      UUID leader, String modality, int capacity, String start, int minutes, String... weekdays) {
    return Map.of(
        "programId", program,
        "name", modality + " group",
        "clinicianId", leader,
        "modality", modality,
        "capacity", capacity,
        "series", Map.of("weekdays", List.of(weekdays), "startTime", start, "minutes", minutes));
  }

  /** The group's first meeting that lies ahead. */
  UUID nextMeeting(UUID group) {
    return UUID.fromString(
        given()
            .auth()
            .oauth2(Tokens.coordinator())
            .get("/api/v1/sessions?groupId=" + group)
            .then()
            .statusCode(200)
            .extract()
            .path("items[0].id"));
  }

  /** A patient who was admitted today. */
  UUID admit() {
    return admit(UUID.randomUUID(), LocalDate.now(ZONE));
  }

  UUID admit(UUID patient, LocalDate day) {
    TestEvents.publish(registered(patient));
    TestEvents.publish(admitted(patient, day));
    awaitAdmitted(patient);
    return patient;
  }

  /** Patients who were admitted today, told all at once. */
  List<UUID> admitAll(int count) {
    List<UUID> patients = Stream.generate(UUID::randomUUID).limit(count).toList();
    patients.forEach(patient -> TestEvents.publish(registered(patient)));
    patients.forEach(patient -> TestEvents.publish(admitted(patient, LocalDate.now(ZONE))));
    patients.forEach(Clinic::awaitAdmitted);
    return patients;
  }

  static PatientRegistered registered(UUID patient) {
    return new PatientRegistered(
        patient,
        new PatientProfile(
            "Ada", "Test", LocalDate.of(1990, 1, 1), "female", "en", ZONE.getId(), null, null),
        null);
  }

  EpisodeAdmitted admitted(UUID patient, LocalDate day) {
    return new EpisodeAdmitted(
        patient, episode(patient), program, LevelOfCare.IOP, "DAY", false, day);
  }

  /** The episode's id follows from the patient's. */
  static UUID episode(UUID patient) {
    return new UUID(patient.getLeastSignificantBits(), patient.getMostSignificantBits());
  }

  static void awaitAdmitted(UUID patient) {
    await(
        () ->
            given()
                    .auth()
                    .oauth2(Tokens.coordinator())
                    .get("/api/v1/weekly-hours?patientId=" + patient)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("episodeId")
                != null);
  }

  void team(UUID patient) {
    TestEvents.publish(
        new CareTeamChanged(
            patient,
            episode(patient),
            program,
            List.of(
                new CareTeamMember(therapist, CareTeamRole.PRIMARY_THERAPIST),
                new CareTeamMember(prescriber, CareTeamRole.PRESCRIBER))));
  }

  static TreatmentPlanSigned plan(
      UUID patient, int version, LocalDate from, int minutes, PrescribedSessions... sessions) {
    return new TreatmentPlanSigned(
        patient,
        episode(patient),
        episode(patient),
        version,
        from,
        from.plusDays(60),
        new Prescription(minutes, List.of(sessions), List.of("CBT", "DBT")));
  }

  static PrescribedSessions weekly(SessionType type, int count) {
    return new PrescribedSessions(type, count, 1);
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(condition);
  }

  /** Monday of the week that comes so many weeks after this one. */
  static LocalDate monday(int weeks) {
    return LocalDate.now(ZONE)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(weeks);
  }

  /** A time on a day of a coming week. */
  static Instant at(int weeks, DayOfWeek day, String time) {
    return monday(weeks)
        .with(TemporalAdjusters.nextOrSame(day))
        .atTime(LocalTime.parse(time))
        .atZone(ZONE)
        .toInstant();
  }

  Map<String, Object> individual(UUID patient, UUID clinician, Instant start) {
    return Map.of(
        "type",
        "INDIVIDUAL",
        "patientId",
        patient,
        "clinicianId",
        clinician,
        "startsAt",
        start.toString(),
        "minutes",
        60,
        "modality",
        "CBT");
  }

  static List<Map<String, Object>> calendar(UUID patient, LocalDate from, LocalDate to) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .get("/api/v1/calendars/patients/" + patient + "?from=" + from + "&to=" + to)
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  static List<Map<String, Object>> scheduled(UUID patient, LocalDate from, LocalDate to) {
    return calendar(patient, from, to).stream()
        .filter(entry -> "SCHEDULED".equals(entry.get("status")))
        .toList();
  }

  static Response post(String path, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType(ContentType.JSON)
        .body(body)
        .post(path);
  }

  private void define(String what, Map<String, ?> body) {
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/" + what)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(201);
  }
}
