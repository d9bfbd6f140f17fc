package health.trellis.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import health.trellis.localstack.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Trellis through its gateway, for one person: asks again where an answer says to come back. */
public final class Api {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Not for the moment: the request may simply be sent again. */
  private static final Set<Integer> COME_BACK = Set.of(429, 503);

  /** A fact of another service may be still under way. */
  private static final Set<Integer> NOT_KNOWN_YET = Set.of(404, 409, 422);

  private final String gateway;
  private final String token;

  /** For whoever the token belongs to. */
  public Api(String gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /**
   * An answer.
   *
   * @param status its status
   * @param body its body; an empty object where there is none
   * @param etag its ETag
   */
  public record Answer(int status, JsonNode body, @Nullable String etag) {
    /** Whether it was granted. */
    public boolean ok() {
      return status / 100 == 2;
    }
  }

  /** Reads; fails when that is refused. */
  public JsonNode get(String path) {
    return must("GET", path, send("GET", path, null, null, null)).body();
  }

  /** Reads until it is as wanted, or for as long as patience lasts. */
  public JsonNode getUntil(String path, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode body = get(path);
    while (!wanted.test(body) && System.nanoTime() < end) {
      pause();
      body = get(path);
    }
    return body;
  }

  /** Reads what may not be there, or not for this person. */
  public Answer find(String path) {
    return send("GET", path, null, null, null);
  }

  /** Sends a POST with a key that is made of its name: sent again, it takes effect once. */
  public JsonNode post(String path, Object body, String name) {
    return must("POST", path, send("POST", path, text(body), key(name), null)).body();
  }

  /** Sends a POST that may be refused. */
  public Answer tryPost(String path, Object body, String name) {
    return send("POST", path, text(body), key(name), null);
  }

  /** Sends a POST until the services know what it builds on; events travel in milliseconds. */
  public JsonNode postWhenKnown(String path, Object body, String name) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Answer answer = send("POST", path, text(body), key(name), null);
      if (answer.ok() || !NOT_KNOWN_YET.contains(answer.status()) || System.nanoTime() > end) {
        return must("POST", path, answer).body();
      }
      pause();
    }
  }

  /** Sends a PUT of the version that is there now, until what it builds on is known. */
  public JsonNode put(String path, String readPath, Object body) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String etag = send("GET", readPath, null, null, null).etag();
      Answer answer = send("PUT", path, text(body), null, etag);
      if (answer.ok() || !NOT_KNOWN_YET.contains(answer.status()) || System.nanoTime() > end) {
        return must("PUT", path, answer).body();
      }
      pause();
    }
  }

  private Answer send(
      String method,
      String path,
      @Nullable String body,
      @Nullable String idempotencyKey,
      @Nullable String ifMatch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : gateway + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header(
                "Content-Type",
                path.startsWith("/fhir") ? "application/fhir+json" : "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return exchange(request.build());
  }

  private static Answer exchange(HttpRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      while (COME_BACK.contains(answer.statusCode()) && System.nanoTime() < end) {
        pause();
        answer = HTTP.send(request, BodyHandlers.ofString());
      }
      JsonNode body =
          answer.body().isBlank()
              ? Json.MAPPER.createObjectNode()
              : Json.MAPPER.readTree(answer.body());
      return new Answer(
          answer.statusCode(), body, answer.headers().firstValue("ETag").orElse(null));
    } catch (IOException failure) {
      throw new IllegalStateException("Trellis does not answer: " + request.uri(), failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }

  private static Answer must(String method, String path, Answer answer) {
    if (!answer.ok()) {
      throw new IllegalStateException(
          "%s %s answered %d: %s".formatted(method, path, answer.status(), answer.body()));
    }
    return answer;
  }

  private static @Nullable String text(Object body) {
    return body instanceof String text ? text : Json.MAPPER.valueToTree(body).toString();
  }

  private static String key(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", stopped);
    }
  }
}
