package health.trellis.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes component names unique across documents. A name that several documents give to different
 * things gets the document's name put before it, in each of them: {@code Program} becomes {@code
 * PatientProgram} and {@code SchedulingProgram}. A name that all give to the same thing stays.
 */
final class ComponentNames {
  private static final String PREFIX = "#/components/";

  private ComponentNames() {}

  /** Renames in place. */
  static void makeUnique(Map<String, ObjectNode> documents) {
    Set<String> clashing = clashing(documents);
    documents.forEach((label, document) -> rename(label, document, clashing));
  }

  /** References, such as {@code #/components/schemas/Program}, that mean different things. */
  private static Set<String> clashing(Map<String, ObjectNode> documents) {
    Map<String, JsonNode> first = new HashMap<>();
    Set<String> clashing = new HashSet<>();
    Map<String, Set<String>> shared = new HashMap<>();
    for (ObjectNode document : documents.values()) {
      components(document)
          .forEach(
              (reference, component) -> {
                JsonNode other = first.putIfAbsent(reference, component);
                if (other != null) {
                  shared
                      .computeIfAbsent(reference, r -> new HashSet<>())
                      .addAll(references(component));
                  if (!other.equals(component)) {
                    clashing.add(reference);
                  }
                }
              });
    }
    // What looks the same but refers to what differs is not the same.
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, Set<String>> entry : shared.entrySet()) {
        if (entry.getValue().stream().anyMatch(clashing::contains)) {
          grown |= clashing.add(entry.getKey());
        }
      }
    }
    return clashing;
  }

  private static Map<String, JsonNode> components(ObjectNode document) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    document
        .path("components")
        .properties()
        .forEach(
            kind -> {
              // Security schemes are referred to by name, and are one for all.
              if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue()
                    .properties()
                    .forEach(
                        component ->
                            found.put(
                                PREFIX + kind.getKey() + "/" + component.getKey(),
                                component.getValue()));
              }
            });
    return found;
  }

  private static Set<String> references(JsonNode node) {
    return new HashSet<>(node.findValuesAsText("$ref"));
  }

  private static void rename(String label, ObjectNode document, Set<String> clashing) {
    document
        .path("components")
        .properties()
        .forEach(
            kind -> {
              ObjectNode renamed = document.objectNode();
              kind.getValue()
                  .properties()
                  .forEach(
                      component -> {
                        String reference = PREFIX + kind.getKey() + "/" + component.getKey();
                        renamed.set(
                            clashing.contains(reference)
                                ? prefixed(label, component.getKey())
                                : component.getKey(),
                            component.getValue());
                      });
              kind.setValue(renamed);
            });
    rewrite(label, document, clashing);
  }

  private static void rewrite(String label, JsonNode node, Set<String> clashing) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue() instanceof TextNode text && clashing.contains(text.textValue())) {
          String reference = text.textValue();
          int slash = reference.lastIndexOf('/') + 1;
          field.setValue(
              TextNode.valueOf(
                  reference.substring(0, slash) + prefixed(label, reference.substring(slash))));
        } else {
          rewrite(label, field.getValue(), clashing);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(element -> rewrite(label, element, clashing));
    }
  }

  private static String prefixed(String label, String name) {
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + name;
  }
}
