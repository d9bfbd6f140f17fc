package health.trellis.gateway.upstream;

import health.trellis.gateway.route.Service;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The gateway's own small calls, for answers that it composes. */
@ApplicationScoped
public class UpstreamCalls {
  /** Far above any OpenAPI document; a bound, so that no answer can fill the memory. */
  private static final int LARGEST_ANSWER = 8 << 20;

  private final Vertx vertx;
  private final Upstreams upstreams;

  UpstreamCalls(Vertx vertx, Upstreams upstreams) {
    this.vertx = vertx;
    this.upstreams = upstreams;
  }

  /** GETs a path of a service within a time limit. */
  public Future<Answer> get(
      Service service, String uri, Map<String, String> headers, Duration limit) {
    return within(limit, upstreams.open(service, HttpMethod.GET, uri, false), headers);
  }

  /** GETs an address outside, such as the identity provider's, within a time limit. */
  public Future<Answer> get(URI address, Map<String, String> headers, Duration limit) {
    return within(limit, upstreams.open(address), headers);
  }

  private Future<Answer> within(
      Duration limit, Future<HttpClientRequest> opened, Map<String, String> headers) {
    Promise<Answer> answer = Promise.promise();
    long timer =
        vertx.setTimer(
            limit.toMillis(), id -> answer.tryFail(new IllegalStateException("too slow")));
    opened
        .onFailure(answer::tryFail)
        .onSuccess(
            request -> {
              answer.future().onFailure(tooLate -> request.reset());
              send(request, headers).onSuccess(answer::tryComplete).onFailure(answer::tryFail);
            });
    return answer.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private static Future<Answer> send(HttpClientRequest request, Map<String, String> headers) {
    headers.forEach(request::putHeader);
    ForwardedHeaders.trace(request.headers());
    return request.send().compose(UpstreamCalls::read);
  }

  private static Future<Answer> read(HttpClientResponse response) {
    Promise<Answer> answer = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(answer::tryFail);
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() > LARGEST_ANSWER) {
            answer.tryFail(new IllegalStateException("answer too large"));
          } else {
            body.appendBuffer(chunk);
          }
        });
    response.endHandler(end -> answer.tryComplete(new Answer(response.statusCode(), body)));
    return answer.future();
  }
}
