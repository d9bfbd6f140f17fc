package health.trellis.gateway.upstream;

import health.trellis.gateway.problem.Refused;
import health.trellis.gateway.route.RequestTarget;
import health.trellis.gateway.route.Service;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a service and back. All of it runs on the event loop of the client's
 * connection.
 *
 * <p>It ends in one of four ways: the answer has passed; the service failed before its answer began
 * (503); the service failed in the middle of it (the client's connection is cut, so that nobody
 * takes half an answer for a whole one); the client left (the service's half is reset).
 */
final class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class);

  /** RFC 9110, 9.2.1: to send such a request twice does no more than to send it once. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private static final int ATTEMPTS = 2;

  /** Gives a service that restarts its listener a moment. */
  private static final long RETRY_PAUSE_MILLIS = 100;

  private final Forwarder forwarder;
  private final RoutingContext ctx;
  private final HttpServerRequest in;
  private final HttpServerResponse back;
  private final Service service;
  private final RequestTarget target;
  private final RequestBody body;
  private final IdleTimer idle;
  private @Nullable HttpClientRequest out;
  private @Nullable Heartbeat heartbeat;
  private boolean finished;
  private boolean uploading;
  private boolean tooSlow;

  Exchange(
      Forwarder forwarder,
      RoutingContext ctx,
      Service service,
      RequestTarget target,
      long bodyLimit) {
    this.forwarder = forwarder;
    this.ctx = ctx;
    this.in = ctx.request();
    this.back = ctx.response();
    this.service = service;
    this.target = target;
    this.body = RequestBody.of(in, bodyLimit);
    this.idle = new IdleTimer(forwarder.vertx, forwarder.config.timeouts().idle(), this::isTooSlow);
  }

  void begin() {
    ctx.addEndHandler(this::ended);
    attempt(1);
  }

  private void attempt(int number) {
    idle.progress();
    forwarder
        .upstreams
        .open(service, in.method(), target.uri(), asksForStream())
        .onSuccess(request -> send(request, number))
        .onFailure(failure -> failedBeforeAnswer(failure, number));
  }

  private void requestFailed(Throwable failure) {
    LOG.debugf(
        "request to upstream failed service=%s reason=%s",
        service.label(), failure.getClass().getSimpleName());
  }

  private boolean asksForStream() {
    String accept = in.getHeader("Accept");
    return accept != null && accept.contains("text/event-stream");
  }

  private void send(HttpClientRequest request, int number) {
    if (finished) {
      request.reset();
      return;
    }
    out = request;
    // Without a handler Vert.x logs what the response's future and the pumps hear as well.
    request.exceptionHandler(this::requestFailed);
    Headers.toService(in.headers(), request.headers());
    ForwardedHeaders.add(ctx, request.headers());
    request
        .response()
        .onSuccess(this::answer)
        .onFailure(failure -> failedBeforeAnswer(failure, number));
    if (body.present()) {
      upload(request);
    } else {
      body.describe(request);
      request.end();
    }
  }

  private void upload(HttpClientRequest request) {
    body.describe(request);
    if (body.clientWaitsForContinue()) {
      back.writeContinue();
    }
    uploading = true;
    Pump.run(
            in,
            request,
            chunk -> {
              idle.progress();
              return body.overLimit(chunk);
            })
        .onSuccess(sent -> uploading = false)
        .onFailure(this::uploadFailed);
  }

  /** What fails besides the limit is a connection, of which the other handlers hear as well. */
  private void uploadFailed(Throwable failure) {
    if (finished) {
      return;
    }
    if (failure instanceof Refused tooLarge && !back.headWritten()) {
      finish();
      resetUpstream();
      RequestBody.refuse(ctx, forwarder.problems, tooLarge);
    } else {
      resetUpstream();
    }
  }

  private void failedBeforeAnswer(Throwable failure, int number) {
    if (finished) {
      return;
    }
    boolean again = SAFE.contains(in.method().name()) && !body.present() && !tooSlow;
    if (again && number < ATTEMPTS) {
      forwarder.metrics.retried(service);
      forwarder.vertx.setTimer(RETRY_PAUSE_MILLIS, timer -> attemptAgain(number + 1));
      return;
    }
    String reason = tooSlow ? "timeout" : failure.getClass().getSimpleName();
    LOG.warnf("upstream failed service=%s reason=%s attempts=%d", service.label(), reason, number);
    forwarder.metrics.failed(service, tooSlow ? "timeout" : "connection");
    finish();
    RequestBody.refuse(
        ctx,
        forwarder.problems,
        Refused.unavailable(
            service.label() + " service", forwarder.config.timeouts().retryAfter()));
  }

  private void attemptAgain(int number) {
    if (!finished) {
      attempt(number);
    }
  }

  private void answer(HttpClientResponse response) {
    if (finished) {
      resetUpstream();
      return;
    }
    idle.progress();
    back.setStatusCode(response.statusCode());
    Headers.toClient(
        response.headers(),
        back.headers(),
        forwarder.upstreams.address(service),
        forwarder.publicUrl);
    boolean mayHaveBody =
        !in.method().name().equals("HEAD")
            && response.statusCode() != 204
            && response.statusCode() != 304;
    if (mayHaveBody && response.getHeader("Content-Length") == null) {
      back.setChunked(true);
    }
    if (isEventStream(response)) {
      idle.stop();
      heartbeat = new Heartbeat(forwarder.vertx, back, forwarder.config.timeouts().heartbeat());
    }
    Pump.run(response, back, this::passing).onFailure(this::failedInAnswer);
  }

  private static boolean isEventStream(HttpClientResponse response) {
    String type = response.getHeader("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
  }

  private @Nullable Throwable passing(Buffer chunk) {
    if (heartbeat == null) {
      idle.progress();
    } else {
      heartbeat.saw(chunk);
    }
    return null;
  }

  private void failedInAnswer(Throwable failure) {
    if (finished) {
      return;
    }
    if (failure instanceof Pump.ReceiverLeft) {
      clientLeft();
      return;
    }
    LOG.warnf(
        "upstream failed in its answer service=%s reason=%s",
        service.label(), tooSlow ? "timeout" : failure.getClass().getSimpleName());
    forwarder.metrics.failed(service, tooSlow ? "timeout" : "cut");
    finish();
    resetUpstream();
    back.reset();
  }

  private void isTooSlow() {
    tooSlow = true;
    resetUpstream();
    if (out == null) {
      failedBeforeAnswer(new IllegalStateException("no connection in time"), ATTEMPTS);
    }
  }

  /** The answer has passed, or the client has left. */
  private void ended(AsyncResult<Void> end) {
    if (finished) {
      return;
    }
    if (end.failed()) {
      clientLeft();
      return;
    }
    finish();
    if (uploading) {
      resetUpstream();
      RequestBody.discardRest(ctx);
    }
  }

  private void clientLeft() {
    finish();
    forwarder.metrics.clientLeft(service);
    resetUpstream();
  }

  private void finish() {
    finished = true;
    idle.stop();
    if (heartbeat != null) {
      heartbeat.stop();
    }
  }

  private void resetUpstream() {
    if (out != null) {
      out.reset();
    }
  }
}
