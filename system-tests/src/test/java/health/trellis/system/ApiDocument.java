package health.trellis.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The merged OpenAPI document, as integrators read it from the gateway. */
final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode root;

  private ApiDocument(JsonNode root) {
    this.root = root;
  }

  /** One operation: a method of a path. */
  record Operation(String method, String path, JsonNode node) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static ApiDocument read() throws IOException, InterruptedException {
    URI document = URI.create(SystemUnderTest.get().credentials().gateway() + "/openapi");
    HttpRequest request =
        HttpRequest.newBuilder(document).header("Accept", "application/json").build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return new ApiDocument(new ObjectMapper().readTree(body));
    }
  }

  JsonNode root() {
    return root;
  }

  List<Operation> operations() {
    return root.get("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(m -> new Operation(m.getKey(), path.getKey(), m.getValue())))
        .toList();
  }

  /** The parameters of one place: path, query or header. */
  Stream<JsonNode> parameters(Operation operation, String in) {
    return operation
        .node()
        .path("parameters")
        .valueStream()
        .map(this::resolved)
        .filter(parameter -> parameter.path("in").asText().equals(in));
  }

  /** What a reference leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = root.at(found.get("$ref").asText().substring(1));
    }
    return found;
  }
}
