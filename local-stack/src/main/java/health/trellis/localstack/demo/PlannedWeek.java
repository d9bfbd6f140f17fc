package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/** The coming week of both programs, planned as a whole and accepted by the coordinator. */
final class PlannedWeek {
  private static final String PLANS = "/api/v1/schedule-plans";
  private static final int SECONDS = 5;

  private final Api coordinator;
  private final PrintStream out;

  PlannedWeek(People people, PrintStream out) {
    this.coordinator = people.coordinator();
    this.out = out;
  }

  /** Plans and accepts; done again in the same week, it changes nothing. */
  void plan() {
    LocalDate monday = LocalDate.now(Journey.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    for (String program : List.of(DemoProgram.EVENING, DemoProgram.DAY)) {
      plan(program, monday);
    }
  }

  private void plan(String program, LocalDate monday) {
    JsonNode taken =
        coordinator.post(
            PLANS,
            Map.of(
                "programId",
                program,
                "fromWeek",
                monday.toString(),
                "weeks",
                1,
                "seconds",
                SECONDS),
            "schedule-plan/" + program + "/" + monday);
    String path = PLANS + "/" + taken.get("id").asText();
    JsonNode summary = done(path).at("/result/summary");
    Api.Answer accepted =
        coordinator.tryPost(path + "/accept", Map.of(), "accept/" + program + "/" + monday);
    String name = coordinator.get("/api/v1/programs/" + program).get("name").asText();
    out.printf(
        "%s, week of %s: %d patients, %d places in sessions, %d of %d prescribed minutes, %d changes: %s%n",
        name,
        monday,
        summary.get("patients").asInt(),
        summary.get("sessions").asInt(),
        summary.get("placedMinutes").asInt(),
        summary.get("prescribedMinutes").asInt(),
        summary.get("changes").asInt(),
        accepted.ok() ? "accepted" : accepted.body().path("detail").asText());
  }

  private JsonNode done(String path) {
    JsonNode plan = coordinator.getUntil(path, p -> List.of("DONE", "FAILED").contains(state(p)));
    if (!state(plan).equals("DONE")) {
      throw new IllegalStateException("a week's plan is " + state(plan));
    }
    return plan;
  }

  private static String state(JsonNode plan) {
    return plan.get("state").asText();
  }
}
