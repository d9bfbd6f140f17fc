package health.trellis.gateway.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A service as the gateway meets it: an HTTP server in its own right. It echoes what it gets, but
 * for paths that a test gives a behaviour of their own.
 */
public final class Peer {
  private final Vertx vertx;
  private final URI address;
  private final Map<String, Consumer<HttpServerRequest>> behaviours = new ConcurrentHashMap<>();
  private @Nullable HttpServer server;

  /** Requests begun and not ended. */
  public final AtomicInteger underWay = new AtomicInteger();

  /** Requests that the other side broke off. */
  public final AtomicInteger brokenOff = new AtomicInteger();

  /** Requests begun in all. */
  public final AtomicInteger begun = new AtomicInteger();

  /** Bytes of request bodies that have come in. */
  public final AtomicLong received = new AtomicLong();

  /** Bytes that streams have handed over. */
  public final AtomicLong sent = new AtomicLong();

  Peer(Vertx vertx, URI address) {
    this.vertx = vertx;
    this.address = address;
  }

  /** Gives a path a behaviour of its own. */
  public Peer on(String path, Consumer<HttpServerRequest> behaviour) {
    behaviours.put(path, behaviour);
    return this;
  }

  /** Answers a path with JSON. */
  public Peer json(String path, String body) {
    return on(
        path,
        request -> request.response().putHeader("Content-Type", "application/json").end(body));
  }

  /** Starts to listen. */
  public void up() {
    if (server == null) {
      HttpServer fresh = vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true));
      fresh.requestHandler(this::handle);
      fresh.listen(address.getPort()).toCompletionStage().toCompletableFuture().join();
      server = fresh;
    }
  }

  /** Stops listening and drops all connections. */
  public void down() {
    if (server != null) {
      server.close().toCompletionStage().toCompletableFuture().join();
      server = null;
    }
  }

  /** Streams so many bytes, as fast as they are taken. */
  public void stream(HttpServerResponse response, long bytes) {
    sent.set(0);
    response.setChunked(true);
    pour(response, bytes, Buffer.buffer(new byte[64 * 1024]));
  }

  private void pour(HttpServerResponse response, long bytes, Buffer chunk) {
    long left = bytes;
    while (left > 0) {
      if (response.closed()) {
        return;
      }
      if (response.writeQueueFull()) {
        long then = left;
        response.drainHandler(drained -> pour(response, then, chunk));
        return;
      }
      response.write(chunk.copy());
      sent.addAndGet(chunk.length());
      left -= chunk.length();
    }
    response.end();
  }

  private void handle(HttpServerRequest request) {
    begun.incrementAndGet();
    underWay.incrementAndGet();
    HttpServerResponse response = request.response();
    AtomicBoolean over = new AtomicBoolean();
    response.endHandler(
        end -> {
          if (over.compareAndSet(false, true)) {
            if (!response.ended()) {
              brokenOff.incrementAndGet();
            }
            underWay.decrementAndGet();
          }
        });
    request.exceptionHandler(left -> {});
    response.exceptionHandler(left -> {});
    behaviours.getOrDefault(request.path(), this::echo).accept(request);
  }

  private void echo(HttpServerRequest request) {
    AtomicLong bytes = new AtomicLong();
    request.handler(
        chunk -> {
          bytes.addAndGet(chunk.length());
          received.addAndGet(chunk.length());
        });
    request.endHandler(
        end -> {
          JsonObject headers = new JsonObject();
          request
              .headers()
              .forEach(field -> headers.put(field.getKey().toLowerCase(), field.getValue()));
          request
              .response()
              .putHeader("Content-Type", "application/json")
              .putHeader("Server", "secret/1.0")
              .putHeader("X-Powered-By", "secret")
              .putHeader("Location", address + "/api/v1/patients/1")
              .end(
                  new JsonObject()
                      .put("peer", address.getPort())
                      .put("method", request.method().name())
                      .put("uri", request.uri())
                      .put("bytes", bytes.get())
                      .put("headers", headers)
                      .encode());
        });
  }
}
