package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * For one patient, a revision by a clinician under supervision: the supervisor gives it back once,
 * and signs when what was asked for is there. Until then the version before stays in force.
 */
final class SupervisedPlan {
  private static final String NAME = "Ole Demo, LPC Associate";

  private final People people;
  private final Api supervisor;
  private final PrintStream out;

  SupervisedPlan(People people, PrintStream out) {
    this.people = people;
    this.supervisor = people.clinician();
    this.out = out;
  }

  /** Shows; done again, it changes nothing. */
  void show(String patient) {
    String episode =
        people
            .coordinator()
            .get("/api/v1/patients/" + patient + "/episodes")
            .at("/items/0/id")
            .asText();
    String plan =
        supervisor
            .get("/api/v1/episodes/" + episode + "/treatment-plans")
            .at("/items/0/id")
            .asText();
    String path = "/api/v1/treatment-plans/" + plan;
    if (of(path, "SUPERVISOR").isMissingNode()) {
      supervise();
      join(episode);
      write(path);
    }
    out.printf(
        "A supervised plan: version %d signed by %s, given back once, co-signed by %s%n",
        supervisor.get(path).get("version").asInt(),
        of(path, "CLINICIAN").get("signedBy").asText(),
        of(path, "SUPERVISOR").get("signedBy").asText());
  }

  private JsonNode of(String plan, String role) {
    for (JsonNode signature : supervisor.get(plan + "/signatures").get("signatures")) {
      if (signature.get("role").asText().equals(role)
          && signature.get("state").asText().equals("SIGNED")) {
        return signature;
      }
    }
    return supervisor.get(plan + "/signatures").path("none");
  }

  private void supervise() {
    String path = "/api/v1/supervisions/" + DemoProgram.OLE;
    if (!people.admin().find(path).ok()) {
      people.admin().put(path, path, Map.of("supervisorId", DemoProgram.DANA));
    }
  }

  private void join(String episode) {
    String path = "/api/v1/episodes/" + episode + "/care-team";
    List<Object> members = new ArrayList<>();
    for (JsonNode member : people.coordinator().get(path).get("members")) {
      if (member.get("practitionerId").asText().equals(DemoProgram.OLE)) {
        return;
      }
      members.add(
          Map.of(
              "practitionerId", member.get("practitionerId").asText(),
              "role", member.get("role").asText()));
    }
    members.add(Map.of("practitionerId", DemoProgram.OLE, "role", "THERAPIST"));
    people.coordinator().put(path, path, Map.of("members", members));
  }

  private void write(String plan) {
    Api associate = people.colleague("ole.demo", NAME, DemoProgram.OLE);
    String starter =
        associate.get("/api/v1/plan-starters?diagnosis=F10.20").at("/items/0/code").asText();
    ObjectNode draft = associate.get("/api/v1/plan-starters/" + starter).withObject("/draft");
    ObjectNode target = (ObjectNode) draft.at("/goals/0/target");
    JsonNode due = target.remove("dueOn");
    associate.post(
        plan + "/revise", Map.of("reason", "Drinking is the first concern now"), "revise/" + plan);
    associate.put(plan, plan, draft);
    associate.postWhenKnown(plan + "/sign", Map.of(), "associate-1/" + plan);
    supervisor.postWhenKnown(
        plan + "/return",
        Map.of("reason", "By when? Name a day for the first goal"),
        "give-back/" + plan);
    target.set("dueOn", due);
    associate.put(plan, plan, draft);
    associate.postWhenKnown(plan + "/sign", Map.of(), "associate-2/" + plan);
    supervisor.postWhenKnown(plan + "/sign", Map.of(), "co-sign/" + plan);
  }
}
