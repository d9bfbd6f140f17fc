package health.trellis.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.system.ApiDocument.Operation;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing that a client can write makes a request fail on our side. Every operation of the API
 * description is asked with values that fit nowhere, one at a time; each answer is a refusal or a
 * success, never a 5xx.
 */
class NoRequestFailsTest {
  private static final String NOBODY = "0197a000-0000-7000-8000-0000000fffff";
  private static final List<String> ROLES = List.of("adam.demo", "cora.demo", "dana.demo");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> WRONG =
      List.of(
          NODES.textNode("a\0b"),
          NODES.numberNode(-1),
          NODES.textNode("x".repeat(5000)),
          NODES.arrayNode().addNull(),
          NODES.textNode("-999999999-01-01"),
          NODES.numberNode(new BigDecimal("1e300")),
          NODES.objectNode().put("a", 1),
          NODES.textNode("'; drop table x; --"));
  private static final List<String> WRONG_TEXT =
      List.of("", "-1", "9".repeat(25), "-999999999-01-01", "x".repeat(300), "%", "a|b,c$d");
  private static final int TRIES = 3;

  private static ApiDocument api;
  private static List<Requests> callers;

  private final List<String> failed = new ArrayList<>();
  private int sent;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    SystemUnderTest system = SystemUnderTest.get();
    api = ApiDocument.read();
    String gateway = system.credentials().gateway();
    callers = ROLES.stream().map(user -> new Requests(gateway, system.token(user))).toList();
  }

  @Test
  void notByAFieldOfABody() {
    SampleBody samples = new SampleBody(api);
    for (Operation operation : api.operations()) {
      samples.of(operation).ifPresent(body -> wrongFields(operation, body));
    }
    assertTrue(sent > 1000, () -> "Only " + sent + " requests");
    assertEquals(List.of(), failed);
  }

  @Test
  void notByAParameter() {
    for (Operation operation : api.operations()) {
      if (!streams(operation)) {
        wrongParameters(operation);
      }
    }
    assertTrue(sent > 1000, () -> "Only " + sent + " requests");
    assertEquals(List.of(), failed);
  }

  private void wrongFields(Operation operation, ObjectNode body) {
    String path = filled(operation, NOBODY);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      for (int i = 0; i < TRIES; i++) {
        ObjectNode changed = body.deepCopy();
        changed.set(field.getKey(), WRONG.get(sent % WRONG.size()));
        send(operation, path, changed.toString());
      }
    }
  }

  private void wrongParameters(Operation operation) {
    for (String text : WRONG_TEXT.subList(1, WRONG_TEXT.size())) {
      send(operation, filled(operation, text), "");
    }
    String path = filled(operation, NOBODY);
    api.parameters(operation, "query")
        .map(parameter -> encoded(parameter.path("name").asText()))
        .forEach(
            name ->
                WRONG_TEXT.forEach(
                    text -> send(operation, path + "?" + name + "=" + encoded(text), "")));
  }

  private void send(Operation operation, String path, String body) {
    Requests.Reply reply =
        callers
            .get(sent++ % callers.size())
            .send(
                operation.method().toUpperCase(Locale.ROOT),
                path,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("If-Match", "\"0\""));
    if (reply.status() >= 500) {
      failed.add(operation + ": " + reply.status() + " to " + path + " " + body);
    }
  }

  private static String filled(Operation operation, String value) {
    return operation.path().replaceAll("\\{[^}]+}", encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static boolean streams(Operation operation) {
    return operation.node().at("/responses/200/content").has("text/event-stream");
  }
}
