package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Shows how the patients of the demo do, by their diagnoses: the outcomes report in short. */
record DemoOutcomes(People people, PrintStream out) {
  private static final String REPORT = "/api/v1/outcomes/report?instrument=phq-9&by=CONDITION";

  void show() {
    JsonNode report = people.coordinator().get(REPORT);
    out.printf(
        "%n%-12s %8s %10s %10s %8s%n", "PHQ-9 BY", "EPISODES", "RESPONSE", "IMPROVED", "EFFECT");
    row(report.get("all"));
    report.get("groups").forEach(this::row);
    out.println("Blank: too few patients to be shown. A chart: GET /api/v1/outcomes/chart.svg");
  }

  private void row(JsonNode group) {
    JsonNode outcomes = group.path("outcomes");
    out.printf(
        "%-12s %8s %10s %10s %8s%n",
        group.get("key").asText(),
        outcomes.path("episodes").asText(),
        percent(outcomes.path("responsePercent")),
        percent(outcomes.path("improvedPercent")),
        outcomes.path("effectSize").isNumber() ? outcomes.get("effectSize").asText() : "");
  }

  private static String percent(JsonNode number) {
    return number.isNumber() ? number.asText() + " %" : "";
  }
}
