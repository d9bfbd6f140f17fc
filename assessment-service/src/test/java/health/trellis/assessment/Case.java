package health.trellis.assessment;

import static io.restassured.RestAssured.given;

import health.trellis.event.LevelOfCare;
import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.testing.Midday;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A patient with what surrounds her, made by the events that other services would send. */
public final class Case {
  /** The EHR that referred her. */
  public static final String EHR = "riverside-ehr";

  /** Where she lives. */
  public static final ZoneId ZONE = Midday.zone();

  private static final List<String> PHQ9 =
      List.of(
          "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
          "44260-8");

  public final UUID patient = UUID.randomUUID();
  public final UUID program = UUID.randomUUID();
  public final UUID episode = UUID.randomUUID();
  public final UUID clinician = UUID.randomUUID();

  private Case() {}

  /** A patient whom the service knows, in no program. */
  public static Case registered(String sex) {
    Case made = new Case();
    PatientProfile profile =
        new PatientProfile(
            "Ada", "Testperson", LocalDate.of(1990, 1, 1), sex, "en", ZONE.getId(), null, null);
    TestEvents.publish(new PatientRegistered(made.patient, profile, EHR));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                made.as(Tokens.coordinator())
                        .get("/api/v1/responses?patientId=" + made.patient)
                        .statusCode()
                    == 200);
    return made;
  }

  /** A patient admitted some days ago. */
  public static Case admitted(int daysAgo, boolean substanceUse) {
    Case made = registered("female");
    TestEvents.publish(
        new ProgramDefined(
            made.program,
            "Evening IOP",
            UUID.randomUUID(),
            ZONE.getId(),
            "US",
            LevelOfCare.IOP,
            "EVENING",
            substanceUse,
            540,
            true));
    TestEvents.publish(made.admission(daysAgo, substanceUse));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                made.assignments().size() == 5
                    && made.as(Tokens.coordinator())
                            .get("/api/v1/batteries/" + made.program)
                            .statusCode()
                        == 200);
    return made;
  }

  /** The event of the admission. */
  public EpisodeAdmitted admission(int daysAgo, boolean substanceUse) {
    return new EpisodeAdmitted(
        patient,
        episode,
        program,
        LevelOfCare.IOP,
        "EVENING",
        substanceUse,
        LocalDate.now(ZONE).minusDays(daysAgo));
  }

  /** Her own token. */
  public String own() {
    return Tokens.patient(patient);
  }

  /** A token of a clinician of her program. */
  public String clinicianToken() {
    return Tokens.clinician(clinician, program);
  }

  /** A request with a token and a JSON body to come. */
  public RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  /** Her assignments. */
  public List<Map<String, Object>> assignments() {
    return as(Tokens.coordinator())
        .get("/api/v1/assessments?patientId=" + patient)
        .jsonPath()
        .getList("items");
  }

  /** The id of her assignment of an instrument at intake. */
  public String intake(String instrument) {
    return assignments().stream()
        .filter(a -> instrument.equals(a.get("instrument")) && "INTAKE".equals(a.get("occasion")))
        .map(a -> String.valueOf(a.get("id")))
        .findFirst()
        .orElseThrow();
  }

  /** Hands in answers as she herself. */
  public ValidatableResponse answer(String instrument, Map<String, ?> answers) {
    return as(own())
        .body(Map.of("patientId", patient, "instrument", instrument, "answers", answers))
        .post("/api/v1/responses")
        .then();
  }

  /** Hands in answers of the past as the coordinator. */
  public ValidatableResponse answerLate(String instrument, Map<String, ?> answers, int daysAgo) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("patientId", patient);
    body.put("instrument", instrument);
    body.put("answers", answers);
    body.put("authoredAt", Instant.now().minus(Duration.ofDays(daysAgo)).toString());
    body.put("lateEntry", Map.of("reason", "from paper"));
    return as(Tokens.coordinator()).body(body).post("/api/v1/responses").then();
  }

  /** PHQ-9 answers with a total, item nine at 0 up to 24. */
  public static Map<String, Integer> phq9(int total) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    int rest = total;
    for (String item : PHQ9) {
      answers.put(item, Math.min(3, rest));
      rest -= Math.min(3, rest);
    }
    return answers;
  }

  /** PHQ-9 answers with only item nine above 0. */
  public static Map<String, Integer> phq9WithItemNine(int answer) {
    Map<String, Integer> answers = phq9(0);
    answers.put("44260-8", answer);
    return answers;
  }

  /** AUDIT-C answers with a total up to 4. */
  public static Map<String, Integer> auditC(int total) {
    return Map.of("68518-0", total, "68519-8", 0, "68520-6", 0);
  }

  /** A screener with all no but what is named. */
  public static Map<String, Integer> screener(boolean intent) {
    Map<String, Integer> answers = new LinkedHashMap<>();
    answers.put("93246-7", intent ? 1 : 0);
    answers.put("93247-5", intent ? 1 : 0);
    if (intent) {
      answers.put("93248-3", 1);
      answers.put("93249-1", 1);
      answers.put("93250-9", 0);
    }
    answers.put("93267-3", 0);
    return answers;
  }
}
