package health.trellis.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who can open a connection to whom, by the network policies as Kubernetes reads them. */
final class Reachability {
  private final List<JsonNode> policies;

  /**
   * A pod, as policies see it.
   *
   * @param namespace labels of its namespace
   * @param labels its own
   */
  record Pod(Map<String, String> namespace, Map<String, String> labels) {
    /** A process of Trellis. */
    static Pod process(String name) {
      return new Pod(
          Map.of("kubernetes.io/metadata.name", "trellis"), Map.of("app.kubernetes.io/name", name));
    }

    /** Something in the namespace of the data stores. */
    static Pod data(String label, String value) {
      return new Pod(Map.of("kubernetes.io/metadata.name", "trellis-data"), Map.of(label, value));
    }

    /** Something in a namespace that carries one label. */
    static Pod inNamespace(String label) {
      return new Pod(Map.of(label, "true"), Map.of());
    }

    boolean isOurs() {
      return "trellis".equals(namespace.get("kubernetes.io/metadata.name"));
    }
  }

  Reachability(List<JsonNode> manifests) {
    policies =
        manifests.stream()
            .filter(manifest -> manifest.path("kind").asText().equals("NetworkPolicy"))
            .toList();
  }

  /** Whether one may connect to the other's port; our policies bind our namespace's pods only. */
  boolean allows(Pod from, Pod to, int port) {
    return (!from.isOurs() || permits(from, to, port, "egress", "to"))
        && (!to.isOurs() || permits(to, from, port, "ingress", "from"));
  }

  private boolean permits(Pod subject, Pod peer, int port, String direction, String side) {
    return policies.stream()
        .map(policy -> policy.path("spec"))
        .filter(spec -> matches(spec.path("podSelector"), subject.labels()))
        .flatMap(spec -> stream(spec.path(direction)))
        .filter(rule -> portMatches(rule.path("ports"), port))
        .flatMap(rule -> stream(rule.path(side)))
        .anyMatch(selector -> peerMatches(selector, peer));
  }

  private static boolean peerMatches(JsonNode selector, Pod peer) {
    if (selector.has("ipBlock")) {
      return false;
    }
    boolean namespace =
        selector.has("namespaceSelector")
            ? matches(selector.path("namespaceSelector"), peer.namespace())
            : peer.isOurs();
    return namespace && matches(selector.path("podSelector"), peer.labels());
  }

  private static boolean matches(JsonNode selector, Map<String, String> labels) {
    return selector.path("matchLabels").properties().stream()
        .allMatch(label -> label.getValue().asText().equals(labels.get(label.getKey())));
  }

  private static boolean portMatches(JsonNode ports, int port) {
    return ports.isEmpty() || stream(ports).anyMatch(entry -> entry.path("port").asInt() == port);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
