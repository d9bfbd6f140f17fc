package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One patient once around the loop, each step done by the person whose step it is. Sent again, a
 * step takes effect once; a journey that has reached its end is not walked again.
 */
final class Journey {
  static final int PAST_WEEKS = 4;
  private static final int DIARY_DAYS = 13;
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Map<String, String> LATE = Map.of("reason", "Entered from the paper chart");

  private final People people;
  private final Course course;
  private final String referral;

  Journey(People people, Course course, String referral) {
    this.people = people;
    this.course = course;
    this.referral = referral;
  }

  /** Walks; gives the patient's id. */
  String walk() {
    String patient = refer();
    String base = "/api/v1/patients/" + patient;
    JsonNode person = people.coordinator().get(base);
    Api self =
        people.patient(
            patient, person.get("givenName").asText(), person.get("familyName").asText());
    reach(self, person);
    LocalDate firstMonday = admit(patient);
    String episode = episode(patient).get("id").asText();
    careTeam(episode);
    diagnose(base);
    String plan = plan(episode, firstMonday);
    relapsePlan(episode);
    schedule(patient, firstMonday);
    attend(patient, firstMonday);
    assess(patient, firstMonday);
    diary(patient);
    answerToday(self, patient);
    acknowledgeAlerts(patient);
    adjust(episode, plan);
    return patient;
  }

  /** Half of the patients want mail at any hour. */
  private void reach(Api self, JsonNode person) {
    Mails.enterAddress(people.coordinator(), person);
    if (course.index() % 2 == 0) {
      Mails.allowAtAnyHour(self);
    }
  }

  /** What the plan treats, once: a demo that runs again finds it there. */
  private void diagnose(String base) {
    for (String[] diagnosis : course.diagnoses()) {
      people
          .clinician()
          .tryPost(
              base + "/conditions",
              Map.of("icd10cm", diagnosis[0], "display", diagnosis[1]),
              "diagnose/" + base + "/" + diagnosis[0]);
    }
  }

  private String refer() {
    JsonNode answer = people.ehr().post("/fhir/r4", referral, "refer/" + course.index());
    String location = answer.at("/entry/0/response/location").asText();
    return location.split("/")[1];
  }

  private JsonNode episode(String patient) {
    return people.coordinator().get("/api/v1/patients/" + patient + "/episodes").at("/items/0");
  }

  /** Admits four weeks back; gives the first Monday. An admission of before stands. */
  private LocalDate admit(String patient) {
    JsonNode known = episode(patient);
    if (!known.isMissingNode()) {
      return LocalDate.parse(known.get("admittedOn").asText());
    }
    LocalDate monday =
        LocalDate.now(ZONE)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .minusWeeks(PAST_WEEKS);
    decide(patient);
    people
        .coordinator()
        .postWhenKnown(
            "/api/v1/patients/" + patient + "/episodes",
            Map.of(
                "programId", program(),
                "referralSource", "HOSPITAL",
                "admittedOn", monday.toString(),
                "lateEntryReason", LATE.get("reason")),
            "admit/" + patient);
    return monday;
  }

  /** Screens for the level of care and accepts the referral. */
  private void decide(String patient) {
    String base = "/api/v1/patients/" + patient;
    people.coordinator().post(base + "/screenings", course.screening(), "screen/" + patient);
    JsonNode referral = people.coordinator().get(base + "/referrals").at("/items/0");
    if (referral.at("/state").asText().equals("OPEN")) {
      String id = referral.get("id").asText();
      people
          .coordinator()
          .postWhenKnown(
              "/api/v1/referrals/" + id + "/decisions",
              Map.of(
                  "outcome", "ACCEPT",
                  "programId", program(),
                  "reasons", List.of("MEETS_CRITERIA")),
              "decide/" + id);
    }
  }

  private String program() {
    return course.coOccurring() ? DemoProgram.DAY : DemoProgram.EVENING;
  }

  private void careTeam(String episode) {
    String path = "/api/v1/episodes/" + episode + "/care-team";
    if (!people.coordinator().get(path).get("members").isEmpty()) {
      return;
    }
    people
        .coordinator()
        .put(
            path,
            path,
            Map.of(
                "members",
                List.of(
                    Map.of("practitionerId", DemoProgram.DANA, "role", "PRIMARY_THERAPIST"),
                    Map.of(
                        "practitionerId",
                        course.coOccurring() ? DemoProgram.THEO : DemoProgram.EVA,
                        "role",
                        "THERAPIST"),
                    Map.of("practitionerId", DemoProgram.PIA, "role", "PRESCRIBER"))));
  }

  private String plan(String episode, LocalDate from) {
    String path = "/api/v1/episodes/" + episode + "/treatment-plans";
    JsonNode known = people.clinician().get(path).at("/items/0");
    if (!known.isMissingNode()) {
      return known.get("id").asText();
    }
    Map<String, Object> draft = new HashMap<>();
    draft.put("problems", List.of(Map.of("description", "Low mood keeps from work and friends")));
    draft.put(
        "goals",
        List.of(
            Map.of(
                "description",
                "PHQ-9 below 10",
                "target",
                Map.of(
                    "measure", "INSTRUMENT",
                    "instrument", "phq-9",
                    "comparison", "AT_MOST",
                    "value", 9))));
    draft.put("interventions", List.of(Map.of("modality", "CBT"), Map.of("modality", "DBT")));
    draft.put(
        "prescription",
        Map.of(
            "minutesPerWeek", 590,
            "sessions",
                List.of(
                    Map.of("type", "GROUP", "count", 3, "everyWeeks", 1),
                    Map.of("type", "INDIVIDUAL", "count", 1, "everyWeeks", 1)),
            "modalities", List.of("CBT", "DBT")));
    draft.put("effectiveFrom", from.toString());
    JsonNode plan = people.clinician().postWhenKnown(path, draft, "plan/" + episode);
    String id = plan.get("id").asText();
    sign(id, "1");
    return id;
  }

  private void sign(String plan, String version) {
    people
        .clinician()
        .postWhenKnown(
            "/api/v1/treatment-plans/" + plan + "/sign", Map.of(), "sign/" + plan + "/" + version);
  }

  private void relapsePlan(String episode) {
    String path = "/api/v1/episodes/" + episode + "/relapse-prevention-plans";
    if (!people.clinician().get(path).get("items").isEmpty()) {
      return;
    }
    Map<String, Object> draft =
        Map.of(
            "triggers", List.of("Sunday evenings", "Quarrels"),
            "warningSigns",
                List.of(
                    Map.of("text", "I stop answering messages"), Map.of("text", "I skip meals")),
            "copingStrategies", List.of("Walk by the river", "Call a friend"),
            "supports", List.of(Map.of("name", "A good friend", "relationship", "friend")));
    JsonNode made = people.clinician().post(path, draft, "relapse/" + episode);
    String id = made.get("id").asText();
    people
        .clinician()
        .post("/api/v1/relapse-prevention-plans/" + id + "/activate", Map.of(), "activate/" + id);
  }

  private void schedule(String patient, LocalDate from) {
    people
        .coordinator()
        .postWhenKnown(
            "/api/v1/bookings/allocate",
            Map.of(
                "patientId", patient,
                "fromWeek", from.toString(),
                "weeks", PAST_WEEKS,
                "lateEntry", LATE),
            "allocate/" + patient + "/" + from);
  }

  private void attend(String patient, LocalDate from) {
    JsonNode entries =
        people
            .coordinator()
            .get(
                "/api/v1/calendars/patients/%s?from=%s&to=%s"
                    .formatted(patient, from, from.plusWeeks(PAST_WEEKS)))
            .get("items");
    int session = 0;
    for (JsonNode entry : entries) {
      boolean open = !entry.hasNonNull("attendance") && entry.hasNonNull("bookingId");
      if (open && Instant.parse(entry.get("endsAt").asText()).isBefore(Instant.now())) {
        record(entry.get("bookingId").asText(), course.attendance(session));
      }
      session++;
    }
  }

  private void record(String booking, String status) {
    Map<String, Object> attendance = new HashMap<>();
    attendance.put("status", status);
    attendance.put("lateEntry", LATE);
    if (status.equals("LATE") || status.equals("LEFT_EARLY")) {
      attendance.put("minutes", 30);
    }
    String path = "/api/v1/attendance/" + booking;
    people.coordinator().put(path, path, attendance);
  }

  private void assess(String patient, LocalDate from) {
    for (int week = 0; week < PAST_WEEKS; week++) {
      String at = from.plusWeeks(week).atTime(18, 0).atZone(ZONE).toInstant().toString();
      enter(patient, "phq-9", course.phq9(week), at);
      enter(patient, "gad-7", course.gad7(week), at);
      if (week % 2 == 0) {
        enter(patient, "who-5", course.who5(week), at);
      }
    }
    if (course.coOccurring()) {
      for (int month = 0; month < 2; month++) {
        int week = month == 0 ? 0 : PAST_WEEKS - 1;
        String at = from.plusWeeks(week).atTime(18, 30).atZone(ZONE).toInstant().toString();
        enter(patient, "bam", course.bam(month), at);
      }
    }
  }

  private void enter(
      String patient, String instrument, Map<String, Integer> answers, String authoredAt) {
    people
        .coordinator()
        .postWhenKnown(
            "/api/v1/responses",
            Map.of(
                "patientId", patient,
                "instrument", instrument,
                "answers", answers,
                "authoredAt", authoredAt,
                "lateEntry", LATE),
            "assess/" + patient + "/" + instrument + "/" + authoredAt);
  }

  /** How the last two weeks were, from the paper diary. */
  private void diary(String patient) {
    LocalDate today = LocalDate.now(ZONE);
    for (int ago = DIARY_DAYS; ago > 0; ago--) {
      LocalDate on = today.minusDays(ago);
      people
          .coordinator()
          .tryPost(
              "/api/v1/check-ins",
              Map.of(
                  "patientId",
                  patient,
                  "on",
                  on.toString(),
                  "mood",
                  course.mood(ago),
                  "craving",
                  (course.index() + ago) % 4,
                  "sleepHours",
                  6 + (course.index() + ago) % 3,
                  "lateEntry",
                  LATE),
              "check-in/" + patient + "/" + on);
    }
  }

  /** The patient answers on the phone what is due, and checks in for the day. */
  private void answerToday(Api self, String patient) {
    answer(self, patient, "phq-9", course.phq9(PAST_WEEKS));
    answer(self, patient, "gad-7", course.gad7(PAST_WEEKS));
    self.tryPost(
        "/api/v1/check-ins",
        Map.of("mood", 4 + course.index() % 5, "craving", course.index() % 4, "sleepHours", 7),
        "check-in/" + patient + "/" + LocalDate.now(ZONE));
  }

  private void answer(Api self, String patient, String instrument, Map<String, Integer> answers) {
    JsonNode before =
        self.get("/api/v1/responses?patientId=" + patient + "&instrument=" + instrument);
    if (before.get("items").size() > PAST_WEEKS) {
      return;
    }
    for (JsonNode due : self.get("/api/v1/assessments/due?limit=50").get("items")) {
      if (due.get("instrument").asText().equals(instrument)) {
        String id =
            due.hasNonNull("id") ? due.get("id").asText() : due.get("assignmentId").asText();
        self.post(
            "/api/v1/assessments/" + id + "/submit", Map.of("answers", answers), "submit/" + id);
        return;
      }
    }
    self.post(
        "/api/v1/responses",
        Map.of("patientId", patient, "instrument", instrument, "answers", answers),
        "answer/" + patient + "/" + instrument);
  }

  private void acknowledgeAlerts(String patient) {
    JsonNode alerts =
        people.clinician().get("/api/v1/risk-alerts?state=OPEN&patientId=" + patient).get("items");
    for (JsonNode alert : alerts) {
      String id = alert.hasNonNull("id") ? alert.get("id").asText() : alert.get("alertId").asText();
      String path = "/api/v1/risk-alerts/" + id;
      people
          .clinician()
          .post(path + "/acknowledge", Map.of("note", "Calling now"), "acknowledge/" + id);
      people
          .clinician()
          .post(
              path + "/resolve",
              Map.of("note", "Spoke with the patient; safety plan gone through"),
              "resolve/" + id);
    }
  }

  private void adjust(String episode, String plan) {
    if (course.revised()) {
      String revise = "/api/v1/treatment-plans/" + plan + "/revise";
      if (people.clinician().get("/api/v1/treatment-plans/" + plan).get("version").asInt() == 1) {
        people.clinician().post(revise, Map.of("reason", "No response yet"), "revise/" + plan);
        sign(plan, "2");
      }
    }
    if (course.steppedDown()) {
      people
          .coordinator()
          .tryPost(
              "/api/v1/episodes/" + episode + "/level-of-care",
              Map.of("levelOfCare", "OP", "reason", "Goals for step-down met"),
              "step-down/" + episode);
    }
    if (course.discharged()) {
      people
          .coordinator()
          .tryPost(
              "/api/v1/episodes/" + episode + "/discharge",
              Map.of("type", "COMPLETED", "reason", "Treatment goals met"),
              "discharge/" + episode);
    }
  }
}
