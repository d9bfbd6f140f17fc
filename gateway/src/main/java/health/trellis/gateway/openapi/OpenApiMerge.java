package health.trellis.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.gateway.route.RouteTable;
import health.trellis.gateway.route.Service;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts OpenAPI documents together. A pure function of its inputs. */
final class OpenApiMerge {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final String GATEWAY = "gateway";

  private final ObjectNode merged;
  private final Set<String> operationIds = new HashSet<>();
  private final Map<String, JsonNode> paths = new TreeMap<>();
  private final Map<String, JsonNode> tags = new TreeMap<>();

  private OpenApiMerge(ObjectNode own) {
    merged = own.objectNode();
    merged.put("openapi", "3.1.0");
    merged.set("info", own.path("info").deepCopy());
  }

  /**
   * One document of all.
   *
   * @param own the gateway's own document, which also says what Trellis is
   * @param services the services' documents
   * @param publicUrl where clients reach Trellis
   * @param missing the labels of services that could not be asked
   */
  static ObjectNode merge(
      ObjectNode own, Map<Service, ObjectNode> services, String publicUrl, List<String> missing) {
    Map<String, ObjectNode> documents = new LinkedHashMap<>();
    documents.put(GATEWAY, own.deepCopy());
    services.forEach((service, document) -> documents.put(service.label(), document.deepCopy()));
    ComponentNames.makeUnique(documents);
    OpenApiMerge merge = new OpenApiMerge(own);
    merge.merged.putArray("servers").addObject().put("url", publicUrl);
    ArrayNode gaps = merge.merged.putArray("x-trellis-missing");
    missing.forEach(gaps::add);
    documents.forEach(merge::addPaths);
    return merge.finish(documents);
  }

  private void addPaths(String label, ObjectNode document) {
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue() instanceof ObjectNode item) {
                addPath(label, path.getKey(), item);
              }
            });
    document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
  }

  /** What a service tells of and no route leads to is a gap too: nobody could call it. */
  private void addPath(String label, String path, ObjectNode item) {
    String plain = ofService(label, path);
    if (paths.containsKey(plain)) {
      return;
    }
    if (!belongsTo(label, plain)) {
      merged.withArray("x-trellis-unrouted").add(plain);
      return;
    }
    paths.put(plain, item);
    item.put("x-trellis-service", label);
    if (!plain.equals(path)) {
      dropParameter(item, "service");
    }
    nameOperations(label, item);
  }

  /** The kit describes {@code /audit/{service}} once; each service has its own. */
  private static String ofService(String label, String path) {
    return path.replaceFirst("^/api/v1/(audit|operations)/\\{service}", "/api/v1/$1/" + label);
  }

  private static boolean belongsTo(String label, String path) {
    if (label.equals(GATEWAY)) {
      return true;
    }
    List<String> segments =
        Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    return RouteTable.owner(segments).filter(s -> s.label().equals(label)).isPresent();
  }

  private static void dropParameter(ObjectNode item, String name) {
    drop(item.path("parameters"), name);
    item.properties().forEach(method -> drop(method.getValue().path("parameters"), name));
  }

  private static void drop(JsonNode parameters, String name) {
    if (parameters instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (array.get(i).path("name").asText().equals(name)
            && array.get(i).path("in").asText().equals("path")) {
          array.remove(i);
        }
      }
    }
  }

  private void nameOperations(String label, ObjectNode item) {
    for (Map.Entry<String, JsonNode> method : item.properties()) {
      if (METHODS.contains(method.getKey())
          && method.getValue() instanceof ObjectNode operation
          && operation.has("operationId")) {
        String id = operation.get("operationId").asText();
        operation.put("operationId", operationIds.add(id) ? id : unique(label + "_" + id));
      }
    }
  }

  private String unique(String id) {
    String candidate = id;
    for (int number = 2; !operationIds.add(candidate); number++) {
      candidate = id + number;
    }
    return candidate;
  }

  private ObjectNode finish(Map<String, ObjectNode> documents) {
    ObjectNode allPaths = merged.putObject("paths");
    paths.forEach(allPaths::set);
    ObjectNode components = merged.putObject("components");
    for (ObjectNode document : documents.values()) {
      document
          .path("components")
          .properties()
          .forEach(
              kind -> {
                ObjectNode all = components.withObjectProperty(kind.getKey());
                kind.getValue()
                    .properties()
                    .forEach(
                        component -> all.putIfAbsent(component.getKey(), component.getValue()));
              });
    }
    ArrayNode allTags = merged.putArray("tags");
    tags.values().forEach(allTags::add);
    return merged;
  }
}
