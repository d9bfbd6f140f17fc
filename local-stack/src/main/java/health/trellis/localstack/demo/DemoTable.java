package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table at the end of the demo. Every figure is read from the API. */
final class DemoTable {
  private final People people;
  private final PrintStream out;

  DemoTable(People people, PrintStream out) {
    this.people = people;
    this.out = out;
  }

  void print(List<String> patients) {
    out.printf(
        "%-12s %5s  %-58s %-42s %6s %5s  %s%n",
        "PATIENT",
        "PRESC",
        "SCHEDULED/ATTENDED HOURS BY WEEK",
        "PHQ-9 FIRST -> LAST",
        "ALERTS",
        "SENT",
        "STATE");
    patients.forEach(this::row);
  }

  private void row(String patient) {
    Api coordinator = people.coordinator();
    JsonNode person = coordinator.get("/api/v1/patients/" + patient);
    JsonNode episode = coordinator.get("/api/v1/patients/" + patient + "/episodes").at("/items/0");
    LocalDate from = LocalDate.parse(episode.get("admittedOn").asText());
    JsonNode weeks =
        coordinator
            .get(
                "/api/v1/weekly-hours?patientId=%s&from=%s&to=%s"
                    .formatted(patient, from, from.plusWeeks(Journey.PAST_WEEKS + 1)))
            .get("items");
    List<String> hours = new ArrayList<>();
    double prescribed = 0;
    for (JsonNode week : weeks) {
      prescribed = Math.max(prescribed, hours(week, "prescribedMinutes"));
      hours.add(
          "%.1f/%.1f".formatted(hours(week, "scheduledMinutes"), hours(week, "attendedMinutes")));
    }
    JsonNode alerts = coordinator.get("/api/v1/risk-alerts?patientId=" + patient).get("items");
    JsonNode counts = coordinator.get("/api/v1/notifications/statistics?patientId=" + patient);
    out.printf(
        "%-12s %5.1f  %-58s %-42s %6d %5d  %s%n",
        firstName(person),
        prescribed,
        String.join(" ", hours),
        phq9(patient),
        alerts.size(),
        counts.path("sent").asInt() + counts.path("read").asInt(),
        state(episode));
  }

  /** Synthea puts numbers behind its names; a table is read more easily without. */
  private static String firstName(JsonNode person) {
    return person.get("givenName").asText().split(" ", 2)[0].replaceAll("\\d", "");
  }

  private String phq9(String patient) {
    JsonNode points =
        people
            .clinician()
            .get("/api/v1/outcomes/series?instrument=phq-9&patientId=" + patient)
            .get("points");
    return points.isEmpty()
        ? "-"
        : point(points.get(0)) + " -> " + point(points.get(points.size() - 1));
  }

  private static String point(JsonNode point) {
    return "%d %s"
        .formatted(
            point.get("score").asInt(), point.at("/band/label").asText().toLowerCase(Locale.ROOT));
  }

  private static String state(JsonNode episode) {
    return episode.get("status").asText().toLowerCase(Locale.ROOT)
        + " "
        + episode.get("levelOfCare").asText();
  }

  private static double hours(JsonNode week, String field) {
    return week.path(field).asInt() / 60.0;
  }
}
