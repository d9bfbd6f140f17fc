package health.trellis.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all manifests together must have. */
final class ManifestPolicy {
  private static final List<String> BESIDE_EACH_DEPLOYMENT =
      List.of(
          "Service",
          "ServiceAccount",
          "ConfigMap",
          "PodDisruptionBudget",
          "HorizontalPodAutoscaler",
          "NetworkPolicy");

  private final List<JsonNode> manifests;
  private final List<String> problems = new ArrayList<>();

  private ManifestPolicy(List<JsonNode> manifests) {
    this.manifests = manifests;
  }

  /** Every problem of the model, of single Deployments, and of what belongs together. */
  static List<String> problems(List<JsonNode> manifests) {
    ManifestPolicy policy = new ManifestPolicy(manifests);
    manifests.forEach(manifest -> policy.problems.addAll(StrictModel.problems(manifest)));
    policy.of("Deployment").forEach(policy::deployment);
    policy.of("Service").forEach(policy::service);
    policy.of("ServiceAccount").forEach(policy::account);
    policy.of("PodDisruptionBudget").forEach(policy::disruption);
    policy.of("HorizontalPodAutoscaler").forEach(policy::autoscaler);
    policy.namespace();
    policy.noSecretLiterals();
    return policy.problems;
  }

  private void deployment(JsonNode deployment) {
    problems.addAll(DeploymentPolicy.problems(deployment));
    String name = name(deployment);
    for (String kind : BESIDE_EACH_DEPLOYMENT) {
      require(named(kind).contains(name), name + " has no " + kind);
    }
    for (JsonNode source : deployment.at("/spec/template/spec/containers/0/envFrom")) {
      String map = source.at("/configMapRef/name").asText();
      require(named("ConfigMap").contains(map), name + " reads the unknown ConfigMap " + map);
    }
  }

  private void service(JsonNode service) {
    require(
        service.at("/spec/type").asText().equals("ClusterIP"),
        name(service) + " must not be reachable from outside the cluster by itself");
    require(
        service.at("/spec/ports").size() == 1
            && service.at("/spec/ports/0/targetPort").asText().equals("http"),
        name(service) + " must serve its http port only, never the management port");
  }

  private void account(JsonNode account) {
    require(
        account.has("automountServiceAccountToken")
            && !account.path("automountServiceAccountToken").asBoolean(),
        name(account) + " must not hand out a token for the cluster");
  }

  private void disruption(JsonNode budget) {
    require(
        budget.at("/spec/maxUnavailable").asInt() == 1
            && budget.at("/spec/unhealthyPodEvictionPolicy").asText().equals("AlwaysAllow"),
        name(budget) + ": one copy may go at a time, and sick ones at any time");
  }

  private void autoscaler(JsonNode scaler) {
    require(
        scaler.at("/spec/minReplicas").asInt() >= 2
            && scaler.at("/spec/maxReplicas").asInt() > scaler.at("/spec/minReplicas").asInt(),
        name(scaler) + ": two copies at least, and room to grow");
    require(
        named("Deployment").contains(scaler.at("/spec/scaleTargetRef/name").asText()),
        name(scaler) + " scales nothing that exists");
  }

  private void namespace() {
    require(
        of("Namespace")
            .allMatch(
                space ->
                    space
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText()
                        .equals("restricted")),
        "the namespace must enforce the restricted pod security standard");
    require(
        of("NetworkPolicy").anyMatch(ManifestPolicy::deniesAll),
        "a network policy must deny all by default, both ways");
  }

  private void noSecretLiterals() {
    require(of("Secret").findAny().isEmpty(), "no Secret may stand in the files");
    of("ConfigMap")
        .forEach(
            map ->
                map.path("data")
                    .fieldNames()
                    .forEachRemaining(
                        key ->
                            require(
                                !key.matches(".*(PASSWORD|SECRET|TOKEN).*"),
                                name(map) + " holds a secret: " + key)));
  }

  private static boolean deniesAll(JsonNode policy) {
    JsonNode spec = policy.path("spec");
    return spec.path("podSelector").isEmpty()
        && spec.path("policyTypes").size() == 2
        && !spec.has("ingress")
        && !spec.has("egress");
  }

  private Stream<JsonNode> of(String kind) {
    return manifests.stream().filter(manifest -> manifest.path("kind").asText().equals(kind));
  }

  private Set<String> named(String kind) {
    return of(kind).map(ManifestPolicy::name).collect(Collectors.toSet());
  }

  private static String name(JsonNode manifest) {
    return manifest.at("/metadata/name").asText();
  }

  private void require(boolean held, String rule) {
    if (!held) {
      problems.add(rule);
    }
  }
}
