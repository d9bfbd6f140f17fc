package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** For one patient each: what is met of a curriculum, a place from a waitlist, and a payer. */
final class Showcase {
  private final People people;
  private final Api coordinator;
  private final PrintStream out;

  Showcase(People people, PrintStream out) {
    this.people = people;
    this.coordinator = people.coordinator();
    this.out = out;
  }

  /** Shows; done again, it changes nothing. */
  void show(List<String> patients) {
    curriculum(patients);
    waitlist(patients.get(0), patients.get(1));
    authorization(patients.getFirst());
  }

  private void curriculum(List<String> patients) {
    for (String patient : patients) {
      JsonNode progress =
          coordinator.get(
              "/api/v1/curricula/" + DemoProgram.SKILLS + "/progress?patientId=" + patient);
      if (progress.get("met").asInt() > 0) {
        out.printf(
            "Curriculum DBT skills: one patient has met %d of %d topics, and would meet the rest by %s%n",
            progress.get("met").asInt(),
            progress.get("total").asInt(),
            progress.path("completeAt").asText("a day that is not on the calendar yet"));
        return;
      }
    }
  }

  /** One place, two who wait: the first gets an offer and accepts it, the second waits on. */
  private void waitlist(String first, String second) {
    String group = DemoProgram.MINDFULNESS;
    if (!coordinator.find("/api/v1/groups/" + group).ok() && !mindfulness().ok()) {
      return;
    }
    String today = LocalDate.now(Journey.ZONE).toString();
    for (String patient : List.of(first, second)) {
      coordinator.tryPost(
          "/api/v1/groups/" + group + "/waitlist",
          Map.of("patientId", patient, "from", today),
          "waitlist/" + group + "/" + patient);
    }
    String mine = "/api/v1/waitlist?patientId=" + first;
    JsonNode entry = coordinator.getUntil(mine, it -> !status(it).equals("WAITING")).at("/items/0");
    if (status(coordinator.get(mine)).equals("OFFERED")) {
      JsonNode person = coordinator.get("/api/v1/patients/" + first);
      people
          .patient(first, person.get("givenName").asText(), person.get("familyName").asText())
          .post(
              "/api/v1/waitlist/" + entry.get("id").asText() + "/accept",
              Map.of(),
              "accept-place/" + entry.get("id").asText());
    }
    out.printf(
        "Waitlist of the mindfulness group: the first in the line was offered its place (%s), the second is %s%n",
        status(coordinator.get(mine)).toLowerCase(Locale.ROOT),
        status(coordinator.get("/api/v1/waitlist?patientId=" + second)).toLowerCase(Locale.ROOT));
  }

  /** A small group on late Fridays; refused when its leader has something else then. */
  private Api.Answer mindfulness() {
    return coordinator.tryPost(
        "/api/v1/groups",
        Map.of(
            "id",
            DemoProgram.MINDFULNESS,
            "programId",
            DemoProgram.EVENING,
            "name",
            "Mindfulness",
            "clinicianId",
            DemoProgram.EVA,
            "roomId",
            DemoProgram.ROOM,
            "modality",
            "DBT",
            "serviceType",
            "HOLISTIC",
            "capacity",
            1,
            "series",
            Map.of("weekdays", List.of("FRIDAY"), "startTime", "20:00", "minutes", 60)),
        "groups/" + DemoProgram.MINDFULNESS);
  }

  private static String status(JsonNode waitlist) {
    return waitlist.at("/items/0/status").asText("none");
  }

  private void authorization(String patient) {
    LocalDate from = LocalDate.now(Journey.ZONE).minusWeeks(Journey.PAST_WEEKS + 1L);
    coordinator.tryPost(
        "/api/v1/payer-rules",
        Map.of(
            "payer",
            "Harbor Health Plan",
            "unitMinutes",
            15,
            "rounding",
            "MIDPOINT",
            "dayTiers",
            List.of(
                Map.of("fromMinutes", 120, "percent", 50),
                Map.of("fromMinutes", 180, "percent", 100))),
        "payer-rule");
    coordinator.tryPost(
        "/api/v1/authorizations",
        Map.of(
            "patientId",
            patient,
            "payer",
            "Harbor Health Plan",
            "referenceNumber",
            "HH-204417",
            "unit",
            "DAY",
            "unitsApproved",
            30,
            "from",
            from.toString(),
            "to",
            from.plusWeeks(10).toString(),
            "serviceCodes",
            List.of("S9480", "0905")),
        "authorization/" + patient);
    JsonNode approved =
        coordinator.get("/api/v1/authorizations?patientId=" + patient).at("/items/0");
    out.printf(
        "Authorization of Harbor Health Plan: %s of %d days attended, %s booked, runs out on %s%n",
        approved.get("attendedUnits").asText(),
        approved.get("unitsApproved").asInt(),
        approved.get("bookedUnits").asText(),
        approved.path("runsOutOn").asText("no day before its last"));
  }
}
