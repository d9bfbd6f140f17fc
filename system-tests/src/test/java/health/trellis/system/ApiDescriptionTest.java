package health.trellis.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document that integrators read tells of every operation what they need. */
class ApiDescriptionTest {
  private static ApiDocument document;
  private static JsonNode api;

  @BeforeAll
  static void read() throws IOException, InterruptedException {
    document = ApiDocument.read();
    api = document.root();
  }

  @Test
  void itHoldsAllServices() {
    assertEquals(0, api.get("x-trellis-missing").size());
    assertEquals("3.1.0", api.get("openapi").asText());
  }

  @Test
  void everyPathThatAServiceTellsOfIsRouted() {
    assertEquals("", api.path("x-trellis-unrouted").toString());
  }

  @Test
  void everyOperationSaysWhatItDoes() {
    List<String> silent = new ArrayList<>();
    eachOperation(
        (name, operation) -> {
          for (String field : List.of("summary", "description", "tags")) {
            if (operation.path(field).isEmpty() && operation.path(field).asText().isBlank()) {
              silent.add(name + " " + field);
            }
          }
        });
    assertEquals(List.of(), silent);
  }

  @Test
  void everyAnswerHasASchema() {
    List<String> shapeless = new ArrayList<>();
    eachOperation(
        (name, operation) ->
            operation
                .path("responses")
                .properties()
                .forEach(
                    answer -> {
                      if (hasBody(answer) && !hasSchema(answer.getValue())) {
                        shapeless.add(name + " " + answer.getKey());
                      }
                    }));
    assertEquals(List.of(), shapeless);
  }

  @Test
  void everyRequestBodyHasAnExample() {
    List<String> abstractOnes = new ArrayList<>();
    eachOperation(
        (name, operation) ->
            operation
                .at("/requestBody/content")
                .properties()
                .forEach(
                    body -> {
                      if (!hasExample(body.getValue(), new HashSet<>())) {
                        abstractOnes.add(name + " " + body.getKey());
                      }
                    }));
    assertEquals(List.of(), abstractOnes);
  }

  private static boolean hasBody(Map.Entry<String, JsonNode> answer) {
    return answer.getKey().startsWith("2") && !Set.of("202", "204").contains(answer.getKey());
  }

  private static boolean hasSchema(JsonNode answer) {
    JsonNode content = answer.path("content");
    return !content.isEmpty()
        && content.valueStream().allMatch(body -> !body.path("schema").isEmpty());
  }

  /** Of its own, or of the fields of its schema at any depth. */
  private static boolean hasExample(JsonNode node, Set<String> seen) {
    if (node.has("example") || node.has("examples")) {
      return true;
    }
    String reference = node.path("$ref").asText("");
    if (!reference.isEmpty() && seen.add(reference)) {
      return hasExample(api.at(reference.substring(1)), seen);
    }
    return node.valueStream().anyMatch(child -> child.isContainerNode() && hasExample(child, seen));
  }

  private static void eachOperation(BiConsumer<String, JsonNode> look) {
    document.operations().forEach(operation -> look.accept(operation.toString(), operation.node()));
  }
}
