package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * For one patient, the plan in depth: certified care, a revision that starts from the library and
 * is signed in order, a note on a session, a safety plan for the pocket, and a sobriety date.
 */
final class LivingPlan {
  private final People people;
  private final Api clinician;
  private final PrintStream out;

  LivingPlan(People people, PrintStream out) {
    this.people = people;
    this.clinician = people.clinician();
    this.out = out;
  }

  /** Shows; done again, it changes nothing. */
  void show(String patient) {
    String base = "/api/v1/patients/" + patient;
    String episode = people.coordinator().get(base + "/episodes").at("/items/0/id").asText();
    String plan =
        clinician
            .get("/api/v1/episodes/" + episode + "/treatment-plans")
            .at("/items/0/id")
            .asText();
    if (clinician.get(base + "/safety-plans").get("items").isEmpty()) {
      certify(episode);
      revise(patient, plan);
      note(episode, plan);
      sobriety(base);
      safety(base);
    }
    tell(base, plan);
  }

  private void certify(String episode) {
    people
        .prescriber()
        .post(
            "/api/v1/episodes/" + episode + "/certifications",
            Map.of(
                "hoursPerWeek",
                10,
                "reason",
                "Would need inpatient care without structured therapy"),
            "certify/" + episode);
  }

  /** The library's plan for depression, in the person's own words, signed by both. */
  private void revise(String patient, String plan) {
    String path = "/api/v1/treatment-plans/" + plan;
    String starter =
        clinician.get("/api/v1/plan-starters?diagnosis=F33.1").at("/items/0/code").asText();
    ObjectNode draft = clinician.get("/api/v1/plan-starters/" + starter).withObject("/draft");
    draft
        .putObject("narrative")
        .put("patientWords", "I want to laugh with my kids again")
        .put("familyPart", "Her mother comes to the family session")
        .putArray("strengths")
        .add("Keeps promises");
    clinician.post(
        path + "/revise", Map.of("reason", "From the library, adapted"), "living-plan/" + plan);
    clinician.put(path, path, draft);
    clinician.postWhenKnown(path + "/sign", Map.of(), "living-plan-sign/" + plan);
    self(patient)
        .postWhenKnown(
            path + "/signatures", Map.of("role", "PATIENT"), "living-plan-patient/" + plan);
  }

  private Api self(String patient) {
    JsonNode person = people.coordinator().get("/api/v1/patients/" + patient);
    return people.patient(
        patient, person.get("givenName").asText(), person.get("familyName").asText());
  }

  private void note(String episode, String plan) {
    String goal = clinician.get("/api/v1/treatment-plans/" + plan).at("/goals/0/id").asText();
    JsonNode note =
        clinician.post(
            "/api/v1/episodes/" + episode + "/progress-notes",
            Map.of(
                "kind",
                "INDIVIDUAL",
                "content",
                Map.of(
                    "data", "Practised the activity plan; brought the week's log",
                    "assessment", "Mood lifts with activity; still avoids calls",
                    "plan", "Two planned activities, one phone call",
                    "goals",
                        List.of(
                            Map.of(
                                "goalId",
                                goal,
                                "modality",
                                "CBT",
                                "response",
                                "SETBACK",
                                "note",
                                "No activity over the weekend",
                                "learned",
                                "Plan the Sunday before Friday")))),
            "note/" + episode);
    String id = note.get("id").asText();
    clinician.post("/api/v1/progress-notes/" + id + "/sign", Map.of(), "note-sign/" + id);
  }

  /** A date that began anew once: the days before stay. */
  private void sobriety(String base) {
    LocalDate today = LocalDate.now(Journey.ZONE);
    JsonNode date =
        clinician.post(
            base + "/sobriety-dates",
            Map.of(
                "kind", "SUBSTANCE",
                "what", "Alcohol",
                "startedOn", today.minusDays(53).toString()),
            "sobriety/" + base);
    String id = date.get("id").asText();
    clinician.post(
        "/api/v1/sobriety-dates/" + id + "/resets",
        Map.of(
            "on", today.minusDays(12).toString(),
            "note", "A wedding",
            "learned", "Leave before the toasts"),
        "sobriety-reset/" + id);
  }

  private void safety(String base) {
    JsonNode plan =
        clinician.post(
            base + "/safety-plans",
            Map.of(
                "warningSigns", List.of("I cannot stop thinking that I am a burden"),
                "internalCoping", List.of("Cold shower", "Walk to the river"),
                "distractions", List.of(Map.of("name", "The library")),
                "helpers", List.of(Map.of("name", "A sister", "phone", "+1 212 555 0199")),
                "professionals",
                    List.of(Map.of("name", "Dana Demo, LCSW", "phone", "+1 212 555 0101")),
                "saferEnvironment", List.of("My brother keeps the tablets"),
                "reasonsForLiving", List.of("My daughter")),
            "safety/" + base);
    String id = plan.get("id").asText();
    clinician.post("/api/v1/safety-plans/" + id + "/activate", Map.of(), "safety-on/" + id);
  }

  private void tell(String base, String plan) {
    JsonNode thread = clinician.get("/api/v1/treatment-plans/" + plan + "/golden-thread");
    JsonNode sober = clinician.get(base + "/sobriety-dates").at("/items/0");
    JsonNode pocket = clinician.get(base + "/pocket-plan");
    out.printf(
        "A plan in depth: version %d signed by clinician and patient, %d gaps from diagnosis to outcome%n",
        clinician.get("/api/v1/treatment-plans/" + plan).get("version").asInt(),
        thread.get("gaps").size());
    out.printf(
        "Sobriety: %d days, %d in all. \"%s\"%n",
        sober.get("currentDays").asInt(),
        sober.get("totalDays").asInt(),
        sober.get("message").asText());
    out.printf(
        "Pocket plan: %d crisis lines, %d steps of safety, %d against relapse%n",
        pocket.get("crisis").size(), pocket.get("safety").size(), pocket.get("relapse").size());
  }
}
