package health.trellis.gateway.me;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.route.Service;
import health.trellis.gateway.upstream.Answer;
import health.trellis.gateway.upstream.UpstreamCalls;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Composes the home page. */
@ApplicationScoped
class Home {
  private final UpstreamCalls calls;
  private final ObjectMapper json;
  private final GatewayConfig config;

  Home(UpstreamCalls calls, ObjectMapper json, GatewayConfig config) {
    this.calls = calls;
    this.json = json;
    this.config = config;
  }

  /**
   * Asks all services at once, under the caller's token. Blocks no longer than one part may take.
   */
  HomeDto of(String token) {
    Future<JsonNode> sessions =
        part(Service.SCHEDULING, "/api/v1/calendars/upcoming?limit=3", token, this::items);
    Future<JsonNode> assessments =
        part(Service.ASSESSMENT, "/api/v1/assessments/due?limit=5", token, this::items);
    Future<Integer> unread =
        part(Service.NOTIFICATION, "/api/v1/notifications/unread-count", token, this::count);
    Future.join(sessions, assessments, unread)
        .otherwiseEmpty()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    List<String> missing = new ArrayList<>();
    return new HomeDto(
        shown(sessions, Service.SCHEDULING, missing).orElse(null),
        shown(assessments, Service.ASSESSMENT, missing).orElse(null),
        shown(unread, Service.NOTIFICATION, missing).orElse(null),
        missing);
  }

  private <T> Future<T> part(
      Service service, String uri, String token, Function<JsonNode, T> reading) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
    return calls
        .get(service, uri, headers, config.timeouts().part())
        .map(answer -> reading.apply(body(answer)));
  }

  /** Where the caller's role has no such part (403, 404), there is nothing to show. */
  private JsonNode body(Answer answer) {
    if (answer.status() == 403 || answer.status() == 404) {
      return json.createObjectNode();
    }
    if (!answer.ok()) {
      throw new IllegalStateException("status " + answer.status());
    }
    try {
      return json.readTree(answer.body().getBytes());
    } catch (IOException unreadable) {
      throw new IllegalStateException("not JSON", unreadable);
    }
  }

  private JsonNode items(JsonNode body) {
    if (body instanceof ArrayNode) {
      return body;
    }
    return body.path("items") instanceof ArrayNode items ? items : json.createArrayNode();
  }

  private Integer count(JsonNode body) {
    return body.isNumber() ? body.asInt() : body.path("unread").asInt(body.path("count").asInt(0));
  }

  private static <T> Optional<T> shown(Future<T> part, Service service, List<String> missing) {
    if (part.failed()) {
      missing.add(service.label());
    }
    return Optional.ofNullable(part.result());
  }
}
