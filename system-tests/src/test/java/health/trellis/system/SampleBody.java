package health.trellis.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** A body that an operation would read, made of the examples of its description. */
final class SampleBody {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  private final ApiDocument api;

  SampleBody(ApiDocument api) {
    this.api = api;
  }

  /** The body, when the operation reads a JSON object. */
  Optional<ObjectNode> of(ApiDocument.Operation operation) {
    JsonNode content = operation.node().at("/requestBody/content/application~1json");
    return content.isMissingNode()
        ? Optional.empty()
        : Optional.of(example(content).orElseGet(() -> value(content.path("schema"), 0)))
            .filter(JsonNode::isObject)
            .map(ObjectNode.class::cast);
  }

  private Optional<JsonNode> example(JsonNode node) {
    JsonNode examples = node.path("examples");
    return Stream.of(node.path("example"), examples.path(0), examples.path("value"))
        .filter(found -> !found.isMissingNode())
        .findFirst()
        .or(() -> examples.valueStream().map(e -> api.resolved(e).path("value")).findFirst());
  }

  private JsonNode value(JsonNode described, int depth) {
    JsonNode schema = api.resolved(described);
    Optional<JsonNode> given = example(schema);
    if (given.isPresent() || depth > DEEPEST) {
      return given.orElse(NODES.objectNode());
    }
    for (String choice : new String[] {"allOf", "anyOf", "oneOf"}) {
      if (schema.has(choice)) {
        return value(schema.get(choice).get(0), depth + 1);
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return byType(schema, depth);
  }

  private JsonNode byType(JsonNode schema, int depth) {
    JsonNode type = schema.path("type");
    return switch ((type.isArray() ? type.get(0) : type).asText()) {
      case "array" -> NODES.arrayNode().add(value(schema.path("items"), depth + 1));
      case "string" -> NODES.textNode("sample");
      case "integer", "number" -> NODES.numberNode(1);
      case "boolean" -> NODES.booleanNode(true);
      default -> object(schema, depth);
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(field -> object.set(field.getKey(), value(field.getValue(), depth + 1)));
    return object;
  }
}
