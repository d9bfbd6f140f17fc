package health.trellis.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml with its anchors and merge keys resolved. */
final class Compose {
  private final JsonNode file;

  Compose() {
    Object tree =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Settings.read(Settings.ROOT.resolve("docker-compose.yml")));
    file = Kustomization.YAML.valueToTree(tree);
  }

  JsonNode file() {
    return file;
  }

  JsonNode service(String name) {
    return file.path("services").path(name);
  }

  /** Services by name. */
  Map<String, ObjectNode> services() {
    Map<String, ObjectNode> services = new LinkedHashMap<>();
    file.path("services")
        .properties()
        .forEach(entry -> services.put(entry.getKey(), (ObjectNode) entry.getValue()));
    return services;
  }
}
