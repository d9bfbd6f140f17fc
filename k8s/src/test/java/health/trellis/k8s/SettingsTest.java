package health.trellis.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A variable that nobody reads is a slip; one that is needed and missing is a process that fails.
 */
class SettingsTest {
  private static final List<String> OF_EVERY_PROCESS =
      List.of("TRELLIS_OIDC_ISSUER", "TRELLIS_OIDC_JWKS_URL", "TRELLIS_PUBLIC_URL");
  private static final List<String> OF_A_SERVICE =
      List.of(
          "TRELLIS_DATABASE_URL",
          "TRELLIS_DATABASE_USERNAME",
          "TRELLIS_DATABASE_PASSWORD",
          "TRELLIS_KAFKA_BOOTSTRAP");
  private static final List<String> OF_THE_GATEWAY =
      List.of(
          "TRELLIS_UPSTREAM_PATIENT",
          "TRELLIS_UPSTREAM_SCHEDULING",
          "TRELLIS_UPSTREAM_ASSESSMENT",
          "TRELLIS_UPSTREAM_NOTIFICATION");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway",
        "patient-service",
        "scheduling-service",
        "assessment-service",
        "notification-service"
      })
  void aProcessIsGivenWhatItReadsAndNothingElse(String process) {
    for (Set<String> given : List.of(inCompose(process), inKubernetes(process))) {
      Set<String> unknown = new TreeSet<>(given);
      unknown.removeAll(Settings.of(process));
      assertEquals(Set.of(), unknown, process + " does not read these");
      needed(process).forEach(name -> assertTrue(given.contains(name), process + " lacks " + name));
    }
  }

  private static List<String> needed(String process) {
    return Stream.of(OF_EVERY_PROCESS, process.equals("gateway") ? OF_THE_GATEWAY : OF_A_SERVICE)
        .flatMap(List::stream)
        .toList();
  }

  /** A variable that ends in _FILE is turned by container/start.sh into the one it names. */
  private static Set<String> inCompose(String process) {
    Set<String> names = new TreeSet<>();
    new Compose()
        .service(process)
        .path("environment")
        .fieldNames()
        .forEachRemaining(name -> names.add(name.replaceFirst("_FILE$", "")));
    return names;
  }

  private static Set<String> inKubernetes(String process) {
    List<JsonNode> manifests = new Kustomization(Path.of("base")).manifests();
    JsonNode container =
        find(manifests, "Deployment", process).at("/spec/template/spec/containers/0");
    Set<String> names = new TreeSet<>();
    for (JsonNode source : container.path("envFrom")) {
      JsonNode map = find(manifests, "ConfigMap", source.at("/configMapRef/name").asText());
      for (Map.Entry<String, JsonNode> entry : map.path("data").properties()) {
        names.add(entry.getKey());
      }
    }
    container.path("env").forEach(variable -> names.add(variable.path("name").asText()));
    names.remove("JAVA_TOOL_OPTIONS");
    return names;
  }

  private static JsonNode find(List<JsonNode> manifests, String kind, String name) {
    return manifests.stream()
        .filter(manifest -> manifest.path("kind").asText().equals(kind))
        .filter(manifest -> manifest.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
