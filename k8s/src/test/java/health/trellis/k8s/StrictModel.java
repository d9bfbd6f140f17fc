package health.trellis.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/**
 * Kubernetes' own model of a manifest, from its API's description: a field that it does not know,
 * or one that is missing, is a mistake.
 */
final class StrictModel {
  private static final Map<String, String> VERSIONS =
      Map.of(
          "v1", "V1",
          "apps/v1", "V1",
          "policy/v1", "V1",
          "networking.k8s.io/v1", "V1",
          "autoscaling/v2", "V2");

  private StrictModel() {}

  /** What is wrong with a manifest; empty when nothing is. */
  static List<String> problems(JsonNode manifest) {
    String kind = manifest.path("kind").asText();
    String version = VERSIONS.get(manifest.path("apiVersion").asText());
    if (version == null) {
      return List.of(kind + " has the unexpected apiVersion " + manifest.path("apiVersion"));
    }
    try {
      Class.forName("io.kubernetes.client.openapi.models." + version + kind)
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(manifest.toString()));
      return List.of();
    } catch (InvocationTargetException refusal) {
      return List.of(kind + ": " + refusal.getCause().getMessage());
    } catch (ReflectiveOperationException unknown) {
      return List.of("no kind " + kind + " in " + manifest.path("apiVersion").asText());
    }
  }
}
