package health.trellis.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A client that sends all its requests over one HTTP/2 connection. */
public final class Http2Client implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Set<Object> connections = ConcurrentHashMap.newKeySet();
  private final HttpClient client;
  private final int port;

  private Http2Client(int port) {
    this.port = port;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false),
            new PoolOptions().setHttp2MaxSize(1));
  }

  /** A client of the gateway. */
  public static Http2Client to(int port) {
    return new Http2Client(port);
  }

  /** The status of a GET. */
  public int get(String path, String token) {
    return of(request(HttpMethod.GET, path, token).compose(HttpClientRequest::send)).statusCode();
  }

  /** The status of a POST that does not say how long its body is. */
  public int post(String path, String token, byte[] body) {
    Future<HttpClientResponse> answer =
        request(HttpMethod.POST, path, token)
            .compose(
                request -> {
                  request.exceptionHandler(refused -> {});
                  request.setChunked(true).write(Buffer.buffer(body));
                  request.end();
                  return request.response();
                });
    return of(answer).statusCode();
  }

  /** Starts a GET and resets it when its answer has begun. */
  public void leaveInTheMiddle(String path, String token) {
    HttpClientRequest request = of(request(HttpMethod.GET, path, token));
    of(
        request
            .send()
            .map(
                response -> {
                  response.exceptionHandler(reset -> {});
                  response.pause();
                  return response;
                }));
    request.reset();
  }

  /** How many connections were used. */
  public int connections() {
    return connections.size();
  }

  private Future<HttpClientRequest> request(HttpMethod method, String path, String token) {
    return client
        .request(method, port, "localhost", path)
        .map(
            request -> {
              connections.add(request.connection());
              return request.putHeader("Authorization", "Bearer " + token);
            });
  }

  private static <T> T of(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
