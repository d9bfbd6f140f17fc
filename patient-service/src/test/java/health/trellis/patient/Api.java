package health.trellis.patient;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import health.trellis.event.LevelOfCare;
import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** What the tests of several features need to get to where they begin. */
public final class Api {
  public static final UUID SITE = UUID.fromString("0197a000-0000-7000-8000-000000000001");
  public static final UUID EVENING_IOP = UUID.fromString("0197a000-0000-7000-8000-000000000101");
  public static final UUID DAY_IOP = UUID.fromString("0197a000-0000-7000-8000-000000000102");
  public static final UUID THERAPIST = UUID.fromString("0197a000-0000-7000-8000-000000000201");
  public static final UUID ASSOCIATE = UUID.fromString("0197a000-0000-7000-8000-000000000206");
  public static final UUID PRESCRIBER = UUID.fromString("0197a000-0000-7000-8000-000000000203");
  public static final String EHR = "sample-ehr";

  private static boolean prepared;

  private Api() {}

  /** Lets the service know two programs and two clinicians, once. */
  public static synchronized void prepare() {
    if (prepared) {
      return;
    }
    TestEvents.publish(program(EVENING_IOP, "Evening IOP", "EVENING", false, true));
    TestEvents.publish(program(DAY_IOP, "Day IOP", "DAY", true, true));
    TestEvents.publish(
        new ClinicianDefined(
            THERAPIST, "Jordan Lee, LCSW", false, null, null, Set.of(EVENING_IOP), true));
    TestEvents.publish(
        new ClinicianDefined(
            ASSOCIATE, "Ari Bell, LMSW", false, null, null, Set.of(EVENING_IOP), true));
    TestEvents.publish(
        new ClinicianDefined(PRESCRIBER, "Sam Ortiz, MD", true, null, null, Set.of(DAY_IOP), true));
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .until(Api::programsAndCliniciansAreKnown);
    prepared = true;
  }

  private static boolean programsAndCliniciansAreKnown() {
    String evening = tryAdmit(EVENING_IOP);
    String day = tryAdmit(DAY_IOP);
    if (evening.isEmpty() || day.isEmpty()) {
      return false;
    }
    return replaceTeam(evening).statusCode() == 200;
  }

  private static String tryAdmit(UUID program) {
    Response answer = admission(register(), program);
    return answer.statusCode() == 201 ? answer.path("id") : "";
  }

  /** A program as scheduling-service tells of it. */
  public static ProgramDefined program(
      UUID id, String name, String track, boolean substanceUse, boolean active) {
    return new ProgramDefined(
        id,
        name,
        SITE,
        "America/New_York",
        "US",
        LevelOfCare.IOP,
        track,
        substanceUse,
        540,
        active);
  }

  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  public static RequestSpecification coordinator() {
    return as(Tokens.coordinator());
  }

  public static RequestSpecification therapist() {
    return as(Tokens.clinician(THERAPIST));
  }

  public static RequestSpecification ehr() {
    return ehr(EHR);
  }

  public static RequestSpecification ehr(String clientId) {
    return given()
        .auth()
        .oauth2(Tokens.system(clientId, "system/*.cruds"))
        .contentType("application/fhir+json");
  }

  /** A person's data with a number of its own. */
  public static String person(String givenName, String familyName, String number) {
    return """
        {"givenName":"%s","familyName":"%s","birthDate":"1991-04-12","sex":"FEMALE",
         "language":"en-US","timeZone":"America/New_York","email":"someone@example.org",
         "phone":"+1 (212) 555-%s",
         "identifiers":[{"system":"http://hospital.example.org","value":"%s"}]}"""
        .formatted(
            givenName,
            familyName,
            String.format("%04d", Math.abs(number.hashCode() % 10000)),
            number);
  }

  /** A new patient's id. */
  public static String register() {
    return coordinator()
        .body(person("Ana", "Reyes", "MRN-" + Ids.next()))
        .post("/api/v1/patients")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** The id of a new patient who was born on a day and lives in a state. */
  public static String register(LocalDate born, String state) {
    String address = ",\"address\":{\"lines\":[],\"state\":\"" + state + "\"}}";
    String person = person("Noa", "Reyes", "MRN-" + Ids.next());
    return coordinator()
        .body(person.replace("1991-04-12", born.toString()).replaceFirst("}$", "").concat(address))
        .post("/api/v1/patients")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static Response admission(String patientId, UUID program) {
    return coordinator()
        .body(
            """
            {"programId":"%s","referralSource":"HOSPITAL"}"""
                .formatted(program))
        .post("/api/v1/patients/" + patientId + "/episodes");
  }

  /** A new episode's id. */
  public static String admit(String patientId, UUID program) {
    return admission(patientId, program).then().statusCode(201).extract().path("id");
  }

  private static Response replaceTeam(String episodeId) {
    String path = "/api/v1/episodes/" + episodeId + "/care-team";
    String etag = coordinator().get(path).header("ETag");
    return coordinator()
        .header("If-Match", etag)
        .body(
            """
            {"members":[{"practitionerId":"%s","role":"PRIMARY_THERAPIST"},
                        {"practitionerId":"%s","role":"PRESCRIBER"}]}"""
                .formatted(THERAPIST, PRESCRIBER))
        .put(path);
  }

  /** A new patient with an episode and a care team. */
  public static Admitted admitted(UUID program) {
    return admitted(register(), program);
  }

  /** The patient with an episode and a care team. */
  public static Admitted admitted(String patientId, UUID program) {
    prepare();
    String episodeId = admit(patientId, program);
    replaceTeam(episodeId).then().statusCode(200);
    return new Admitted(patientId, episodeId);
  }

  /** A patient and the open episode. */
  public record Admitted(String patientId, String episodeId) {
    public UUID patient() {
      return UUID.fromString(patientId);
    }

    public UUID episode() {
      return UUID.fromString(episodeId);
    }
  }

  /** A new task's id, for a clinician. */
  public static String openTask(Admitted admitted, UUID practitioner, Instant dueAt) {
    return therapist()
        .body(
            """
            {"patientId":"%s","kind":"OTHER","title":"Call the school","assigneeRole":"CLINICIAN",
             "practitionerId":"%s","dueAt":"%s"}"""
                .formatted(admitted.patientId(), practitioner, dueAt))
        .post("/api/v1/care-tasks")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static String plan() {
    return plan(540);
  }

  public static String plan(int minutesPerWeek) {
    return """
        {"problems":[{"description":"Low mood"}],
         "goals":[{"description":"PHQ-9 below 10",
           "target":{"measure":"INSTRUMENT","instrument":"phq-9","comparison":"AT_MOST","value":9}}],
         "interventions":[{"modality":"CBT","description":"Behavioral activation"}],
         "prescription":{"minutesPerWeek":%d,"modalities":["CBT"],
           "sessions":[{"type":"GROUP","count":3,"everyWeeks":1}]}}"""
        .formatted(minutesPerWeek);
  }

  /** A new plan's id, drafted and signed by the therapist. */
  public static String signedPlan(Admitted admitted) {
    String id =
        therapist()
            .body(plan())
            .post("/api/v1/episodes/" + admitted.episodeId() + "/treatment-plans")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    therapist().post("/api/v1/treatment-plans/" + id + "/sign").then().statusCode(200);
    return id;
  }
}
