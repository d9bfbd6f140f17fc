package health.trellis.system;

import static health.trellis.system.SystemUnderTest.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.demo.Api;
import health.trellis.localstack.demo.MailReader;
import health.trellis.localstack.demo.Mails;
import health.trellis.localstack.demo.People;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two patients once around the loop of design section 1, seen from outside. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopTest {
  private static final String EVENING = "0197a000-0000-7000-8000-000000000101";
  private static final String DAY = "0197a000-0000-7000-8000-000000000102";
  private static final String DANA = "0197a000-0000-7000-8000-000000000201";
  private static final String MARIA = "0197a000-0000-7000-8000-000000000301";
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Map<String, String> LATE = Map.of("reason", "Entered from the paper chart");
  private static final LocalDate MONDAY =
      LocalDate.now(ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(5);

  private static SystemUnderTest system;
  private static People people;
  private static Api maria;
  private static String episode;
  private static String plan;
  private static String referred;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    system = SystemUnderTest.get();
    people = system.people();
    maria = people.sample("maria.sample");
  }

  @Test
  @Order(1)
  void anEhrRefersAndReadsBackWhatItSentUnderTheIdsOfTheAnswer() throws IOException {
    String bundle = bundle("hollis-jones.json");
    JsonNode first = people.ehr().post("/fhir/r4", bundle, "one");
    referred = id(first, "Patient");
    String observation = id(first, "Observation");
    long sent = System.nanoTime();
    await("observation", () -> people.ehr().find("/fhir/r4/Observation/" + observation).ok());
    assertTrue(System.nanoTime() - sent < 5_000_000_000L, "the observations took too long");

    JsonNode again = people.ehr().post("/fhir/r4", bundle, "another request, the same bundle");
    assertEquals(ids(first), ids(again));
    JsonNode found = people.ehr().get("/fhir/r4/Observation?patient=" + referred);
    assertEquals(3, found.get("entry").size());
    assertEquals(
        "Jones311", people.ehr().get("/fhir/r4/Patient/" + referred).at("/name/0/family").asText());
  }

  @Test
  @Order(2)
  void aBundleWithOneWrongEntryIsRefusedWhole() throws IOException {
    String broken =
        bundle("krystal-lowe.json")
            .replaceFirst("\"status\": ?\"final\"", "\"status\":\"nonsense\"");

    Api.Answer refused = people.ehr().tryPost("/fhir/r4", broken, "broken");

    assertTrue(refused.status() == 400 || refused.status() == 422, () -> "got " + refused);
    assertEquals("OperationOutcome", refused.body().get("resourceType").asText());
    JsonNode found = people.ehr().get("/fhir/r4/Patient?family=Lowe");
    assertTrue(found.path("entry").isEmpty());
  }

  @Test
  @Order(3)
  void aCoordinatorAdmitsAndThePatientIsWelcomed() {
    Mails.allowAtAnyHour(maria);
    JsonNode admitted =
        people
            .coordinator()
            .postWhenKnown(
                "/api/v1/patients/" + MARIA + "/episodes",
                Map.of(
                    "programId",
                    EVENING,
                    "referralSource",
                    "SELF",
                    "admittedOn",
                    MONDAY.toString(),
                    "lateEntryReason",
                    LATE.get("reason")),
                "admit");
    episode = admitted.get("id").asText();
    assertEquals("IOP", admitted.get("levelOfCare").asText());
    String path = "/api/v1/episodes/" + episode + "/care-team";
    people
        .coordinator()
        .put(
            path,
            path,
            Map.of(
                "members", List.of(Map.of("practitionerId", DANA, "role", "PRIMARY_THERAPIST"))));
    await("welcome", () -> kinds(maria).contains("WELCOME"));
    assertTrue(maria.get("/api/v1/me/home").get("missing").isEmpty());
    assertEquals(404, people.sample("peter.sample").find("/api/v1/episodes/" + episode).status());
  }

  @Test
  @Order(4)
  void aPositiveSuicideItemPagesAHumanUntilOneAcknowledges() {
    Api dana = people.clinician();
    JsonNode result = answer(maria, phq9(12, 2), Map.of());
    assertEquals("HIGH", result.at("/alerts/0/level").asText());
    assertTrue(result.get("crisisContacts").toString().contains("988"));
    String alert = result.at("/alerts/0/alertId").asText();

    await("page", () -> kinds(dana).contains("RISK_PAGE"));
    await("escalation", () -> dana.find("/api/v1/escalations/" + alert).ok());
    dana.post("/api/v1/risk-alerts/" + alert + "/acknowledge", Map.of("note", "Calling"), "ack");
    await(
        "end of the escalation",
        () ->
            dana.get("/api/v1/escalations/" + alert).get("state").asText().equals("ACKNOWLEDGED"));
    dana.post("/api/v1/risk-alerts/" + alert + "/resolve", Map.of("note", "Safe at home"), "res");
  }

  @Test
  @Order(5)
  void aSignedPlanFillsTheWeeksWithoutADoubleBooking() {
    Api dana = people.clinician();
    plan =
        dana.postWhenKnown("/api/v1/episodes/" + episode + "/treatment-plans", planDraft(), "plan")
            .get("id")
            .asText();
    JsonNode signed =
        dana.postWhenKnown("/api/v1/treatment-plans/" + plan + "/sign", Map.of(), "sign");
    assertEquals("ACTIVE", signed.get("status").asText());

    LocalDate next = LocalDate.now(ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    await("sessions of next week", () -> calendar(maria, next, next.plusWeeks(1)).size() >= 4);
    List<JsonNode> sessions = calendar(maria, next, next.plusWeeks(1));
    Instant end = Instant.EPOCH;
    int minutes = 0;
    for (JsonNode session : sessions) {
      Instant start = Instant.parse(session.get("startsAt").asText());
      assertFalse(start.isBefore(end), "two sessions overlap");
      end = Instant.parse(session.get("endsAt").asText());
      minutes += (int) java.time.Duration.between(start, end).toMinutes();
    }
    assertTrue(minutes >= 590, "scheduled only " + minutes);
    await("calendar news", () -> kinds(maria).contains("CALENDAR_READY"));
  }

  @Test
  @Order(6)
  void aSignedPlanCannotBeEdited() {
    Api dana = people.clinician();
    String path = "/api/v1/treatment-plans/" + plan;
    Api.Answer read = dana.find(path);
    Requests.Reply reply =
        new Requests(system.credentials().gateway(), system.token("dana.demo"))
            .send("PUT", path, Requests.json(planDraft()), Map.of("If-Match", read.etag()));
    assertEquals(409, reply.status(), reply::body);
  }

  @Test
  @Order(7)
  void attendanceIsHeldAgainstThePrescription() {
    Api coordinator = people.coordinator();
    coordinator.postWhenKnown(
        "/api/v1/bookings/allocate",
        Map.of("patientId", MARIA, "fromWeek", MONDAY.toString(), "weeks", 1, "lateEntry", LATE),
        "allocate");
    List<JsonNode> sessions = calendar(coordinator, MARIA, MONDAY, MONDAY.plusWeeks(1));
    assertTrue(sessions.size() >= 4);
    for (int i = 0; i < sessions.size(); i++) {
      String path = "/api/v1/attendance/" + sessions.get(i).get("bookingId").asText();
      coordinator.put(
          path, path, Map.of("status", i == 0 ? "NO_SHOW" : "ATTENDED", "lateEntry", LATE));
    }
    coordinator.post(
        "/api/v1/weekly-hours/close",
        Map.of("weekStart", MONDAY.toString(), "programId", EVENING),
        "close");
    JsonNode week =
        coordinator
            .get(
                "/api/v1/weekly-hours?patientId=%s&from=%s&to=%s"
                    .formatted(MARIA, MONDAY, MONDAY.plusWeeks(1)))
            .at("/items/0");
    assertEquals(590, week.get("prescribedMinutes").asInt());
    assertTrue(week.get("attendedMinutes").asInt() < week.get("scheduledMinutes").asInt());
    await("hours review", () -> taskKinds().contains("HOURS_REVIEW"));
  }

  @Test
  @Order(8)
  void repeatedMeasuresThatGetWorseAskForAPlanReview() {
    for (int week = 0; week < 5; week++) {
      String at = MONDAY.plusWeeks(week).atTime(18, 0).atZone(ZONE).toInstant().toString();
      answer(
          people.coordinator(), phq9(8 + 3 * week, 0), Map.of("authoredAt", at, "lateEntry", LATE));
    }
    await("plan review", () -> taskKinds().contains("PLAN_REVIEW"));
    JsonNode points =
        maria.get("/api/v1/outcomes/series?instrument=phq-9&patientId=" + MARIA).get("points");
    assertTrue(points.size() >= 6);

    Api dana = people.clinician();
    dana.post("/api/v1/treatment-plans/" + plan + "/revise", Map.of("reason", "Worse"), "revise");
    JsonNode revised =
        dana.postWhenKnown("/api/v1/treatment-plans/" + plan + "/sign", Map.of(), "sign again");
    assertEquals(2, revised.get("version").asInt());
  }

  @Test
  @Order(9)
  void mailDisclosesNothingAndReachesThePatient() {
    MailReader mailbox = new MailReader(system.credentials());
    await("mail", () -> !mailbox.to("maria.sample@example.org").isEmpty());
    String mails =
        mailbox.to("maria.sample@example.org").toString().toLowerCase(java.util.Locale.ROOT);
    for (String word : List.of("therap", "phq", "suicid", "evening iop", "treatment", "session")) {
      assertFalse(mails.contains(word), () -> "a mail says " + word);
    }
  }

  @Test
  @Order(10)
  void steppedDownAndDischargedThePatientKeepsTheRecordAndLosesTheSessions() {
    Api coordinator = people.coordinator();
    Api dana = people.clinician();
    JsonNode relapse =
        dana.post(
            "/api/v1/episodes/" + episode + "/relapse-prevention-plans",
            Map.of(
                "triggers", List.of("Sunday evenings"),
                "warningSigns", List.of(Map.of("text", "I stop answering messages")),
                "copingStrategies", List.of("Walk"),
                "supports", List.of(Map.of("name", "Rosa"))),
            "relapse");
    dana.post(
        "/api/v1/relapse-prevention-plans/" + relapse.get("id").asText() + "/activate",
        Map.of(),
        "activate");
    JsonNode down =
        coordinator.post(
            "/api/v1/episodes/" + episode + "/level-of-care",
            Map.of("levelOfCare", "OP", "reason", "Goals for step-down met"),
            "down");
    assertEquals("OP", down.get("levelOfCare").asText());
    JsonNode discharged =
        coordinator.post(
            "/api/v1/episodes/" + episode + "/discharge",
            Map.of("type", "COMPLETED", "reason", "Treatment goals met"),
            "discharge");
    assertEquals("DISCHARGED", discharged.get("status").asText());
    assertTrue(discharged.get("warnings").isEmpty());
    LocalDate next = LocalDate.now(ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    await(
        "empty calendar",
        () ->
            calendar(maria, next, next.plusWeeks(1)).stream()
                .allMatch(s -> s.get("status").asText().equals("CANCELLED")));
    Api.Answer again =
        coordinator.tryPost(
            "/api/v1/episodes/" + episode + "/hold", Map.of("reason", "Too late"), "hold");
    assertEquals(409, again.status());
  }

  @Test
  @Order(11)
  void aProtectedRecordLeavesOnlyUnderAConsent() {
    people
        .coordinator()
        .postWhenKnown(
            "/api/v1/patients/" + referred + "/episodes",
            Map.of("programId", DAY, "referralSource", "HOSPITAL"),
            "admit protected");
    String path = "/fhir/r4/Patient/" + referred;
    await("protection", () -> people.ehr().find(path).status() == 404);
    Map<String, Object> consent = new LinkedHashMap<>();
    consent.put("kind", "PART2_DISCLOSURE");
    consent.put("recipient", system.credentials().ehrClient().clientId());
    consent.put("discloser", "Riverside");
    consent.put("information", "All records of the program");
    consent.put("purpose", "Treatment");
    consent.put("signedBy", "The patient");
    String id =
        people
            .coordinator()
            .post("/api/v1/patients/" + referred + "/consents", consent, "consent")
            .get("id")
            .asText();
    await("consent", () -> people.ehr().find(path).ok());
    assertTrue(people.ehr().get(path).at("/meta/security").toString().contains("42CFRPart2"));
    takenBackItClosesEveryService(id, path);
  }

  /**
   * Patient-service decides in its own transaction; the others as soon as they have heard of it.
   */
  private static void takenBackItClosesEveryService(String consent, String patient) {
    await("consent elsewhere", () -> !observations().isEmpty());
    people
        .coordinator()
        .post("/api/v1/consents/" + consent + "/revoke", Map.of("reason", "No longer"), "revoke");
    assertEquals(404, people.ehr().find(patient).status());
    long revoked = System.nanoTime();
    await("revocation elsewhere", () -> observations().isEmpty());
    assertTrue(System.nanoTime() - revoked < 5_000_000_000L, "the revocation took too long");
  }

  private static JsonNode observations() {
    return people.ehr().get("/fhir/r4/Observation?patient=" + referred).path("entry");
  }

  private static List<JsonNode> calendar(Api who, LocalDate from, LocalDate to) {
    return calendar(who, MARIA, from, to);
  }

  private static List<JsonNode> calendar(Api who, String patient, LocalDate from, LocalDate to) {
    List<JsonNode> sessions = new ArrayList<>();
    who.get("/api/v1/calendars/patients/%s?from=%s&to=%s".formatted(patient, from, to))
        .get("items")
        .forEach(sessions::add);
    return sessions;
  }

  private static List<String> kinds(Api who) {
    return StreamSupport.stream(
            who.get("/api/v1/notifications?limit=200").get("items").spliterator(), false)
        .map(n -> n.get("kind").asText())
        .toList();
  }

  private static List<String> taskKinds() {
    return StreamSupport.stream(
            people
                .coordinator()
                .get("/api/v1/care-tasks?patientId=" + MARIA)
                .get("items")
                .spliterator(),
            false)
        .map(task -> task.get("kind").asText())
        .toList();
  }

  private static JsonNode answer(Api who, Map<String, Integer> answers, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("patientId", MARIA);
    body.put("instrument", "phq-9");
    body.put("answers", answers);
    return who.postWhenKnown("/api/v1/responses", body, "answer " + body);
  }

  private static Map<String, Integer> phq9(int total, int item9) {
    List<String> items =
        List.of(
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3");
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      answers.put(items.get(i), Math.min(3, total / 8 + (i < total % 8 ? 1 : 0)));
    }
    answers.put("44260-8", item9);
    return answers;
  }

  private static Map<String, Object> planDraft() {
    return Map.of(
        "problems", List.of(Map.of("description", "Low mood")),
        "goals",
            List.of(
                Map.of(
                    "description",
                    "PHQ-9 of 9 at the most",
                    "target",
                    Map.of(
                        "measure", "INSTRUMENT",
                        "instrument", "phq-9",
                        "comparison", "AT_MOST",
                        "value", 9))),
        "interventions", List.of(Map.of("modality", "CBT")),
        "prescription",
            Map.of(
                "minutesPerWeek", 590,
                "sessions",
                    List.of(
                        Map.of("type", "GROUP", "count", 3, "everyWeeks", 1),
                        Map.of("type", "INDIVIDUAL", "count", 1, "everyWeeks", 1)),
                "modalities", List.of("CBT")),
        "effectiveFrom", MONDAY.toString());
  }

  private static String id(JsonNode answer, String type) {
    return ids(answer).stream()
        .filter(location -> location.startsWith(type + "/"))
        .map(location -> location.split("/")[1])
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(JsonNode answer) {
    return StreamSupport.stream(answer.get("entry").spliterator(), false)
        .map(e -> e.at("/response/location").asText())
        .map(location -> location.split("/")[0] + "/" + location.split("/")[1])
        .toList();
  }

  private static String bundle(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LoopTest.class.getResourceAsStream("/demo/referrals/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
