package health.trellis.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every Deployment of Trellis must have; each line is one rule, named by its message. */
final class DeploymentPolicy {
  private static final String POD = "/spec/template/spec";
  private static final String CONTAINER = POD + "/containers/0";

  /** What must stand where. */
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("/spec/strategy/rollingUpdate/maxUnavailable", "0"),
          Map.entry(POD + "/automountServiceAccountToken", "false"),
          Map.entry(POD + "/securityContext/runAsNonRoot", "true"),
          Map.entry(POD + "/securityContext/runAsUser", "65532"),
          Map.entry(POD + "/securityContext/seccompProfile/type", "RuntimeDefault"),
          Map.entry(CONTAINER + "/securityContext/allowPrivilegeEscalation", "false"),
          Map.entry(CONTAINER + "/securityContext/readOnlyRootFilesystem", "true"),
          Map.entry(CONTAINER + "/securityContext/capabilities/drop/0", "ALL"),
          Map.entry(CONTAINER + "/startupProbe/httpGet/path", "/q/health/started"),
          Map.entry(CONTAINER + "/livenessProbe/httpGet/path", "/q/health/live"),
          Map.entry(CONTAINER + "/readinessProbe/httpGet/path", "/q/health/ready"),
          Map.entry(CONTAINER + "/startupProbe/httpGet/port", "management"),
          Map.entry(CONTAINER + "/livenessProbe/httpGet/port", "management"),
          Map.entry(CONTAINER + "/readinessProbe/httpGet/port", "management"),
          Map.entry(CONTAINER + "/volumeMounts/0/mountPath", "/tmp"));

  private final JsonNode deployment;
  private final List<String> problems = new ArrayList<>();

  private DeploymentPolicy(JsonNode deployment) {
    this.deployment = deployment;
  }

  /** Where a Deployment falls short; empty when it does not. */
  static List<String> problems(JsonNode deployment) {
    DeploymentPolicy policy = new DeploymentPolicy(deployment);
    EXPECTED.forEach(policy::expect);
    policy.resources();
    policy.shutdown();
    policy.image();
    policy.secretsByReferenceOnly();
    policy.selector();
    return policy.problems;
  }

  private void expect(String pointer, String value) {
    require(deployment.at(pointer).asText().equals(value), pointer + " must be " + value);
  }

  private void resources() {
    JsonNode resources = deployment.at(CONTAINER + "/resources");
    JsonNode limit = resources.at("/limits/memory");
    require(
        !limit.isMissingNode() && limit.equals(resources.at("/requests/memory")),
        "memory limit and request must be equal");
    require(resources.at("/requests").has("cpu"), "a CPU request is needed");
    require(!resources.at("/limits").has("cpu"), "no CPU limit: it throttles");
    require(
        !deployment.at(POD + "/volumes/0/emptyDir").path("sizeLimit").isMissingNode(),
        "/tmp needs a size limit");
    require(
        deployment.at(POD + "/topologySpreadConstraints").size() == 2,
        "copies must spread over zones and hosts");
  }

  private void shutdown() {
    int pause = deployment.at(CONTAINER + "/lifecycle/preStop/sleep/seconds").asInt();
    int grace = deployment.at(POD + "/terminationGracePeriodSeconds").asInt();
    require(pause >= 5, "preStop must wait until traffic goes elsewhere");
    require(grace >= pause + 30, "the grace period must hold the wait and requests in flight");
  }

  private void image() {
    String image = deployment.at(CONTAINER + "/image").asText();
    require(
        image.contains("@sha256:") || image.matches(".+:\\d.*"),
        "the image needs a version: " + image);
  }

  private void secretsByReferenceOnly() {
    for (JsonNode variable : deployment.at(CONTAINER + "/env")) {
      String name = variable.path("name").asText();
      if (name.matches(".*(PASSWORD|SECRET|TOKEN|USERNAME).*")) {
        require(
            variable.at("/valueFrom/secretKeyRef").isObject() && !variable.has("value"),
            name + " must come from a Secret");
      }
    }
  }

  private void selector() {
    require(
        deployment
            .at("/spec/selector/matchLabels")
            .path("app.kubernetes.io/name")
            .equals(deployment.at("/metadata/name")),
        "the selector must be the Deployment's name");
  }

  private void require(boolean held, String rule) {
    if (!held) {
      problems.add(deployment.at("/metadata/name").asText() + ": " + rule);
    }
  }
}
