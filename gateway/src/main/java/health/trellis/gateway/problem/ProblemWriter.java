package health.trellis.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.http.FailureDescription;
import health.trellis.kit.http.Problem;
import health.trellis.kit.http.Problems;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Answers a refused request. */
@Singleton
public class ProblemWriter {
  private static final Logger LOG = Logger.getLogger(ProblemWriter.class);

  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** Answers with whatever ended the request early. */
  public void write(RoutingContext ctx, Throwable failure) {
    if (failure instanceof Refused refused) {
      write(ctx, refused);
      return;
    }
    LOG.errorf(
        "request failed method=%s failure=%s",
        ctx.request().method(), FailureDescription.withoutMessages(failure));
    write(ctx, Refused.ofStatus(500));
  }

  /** Answers with the status that the HTTP layer or the framework gave up with. */
  public void writeStatus(RoutingContext ctx, int status) {
    write(ctx, Refused.ofStatus(status));
  }

  /** Answers with a refusal, unless the answer has begun: then all that is left is to cut it. */
  public void write(RoutingContext ctx, Refused refused) {
    HttpServerResponse response = ctx.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    String path = ctx.request().path() == null ? "/" : ctx.request().path();
    refused.headers().forEach(response::putHeader);
    response
        .setStatusCode(refused.status())
        .putHeader("Content-Type", Refused.mediaType(path))
        .end(body(refused, path));
  }

  private String body(Refused refused, String path) {
    Problem problem =
        Problem.of(
            refused.status(),
            refused.code(),
            refused.detail(),
            Problems.traceId().orElse(null),
            List.of());
    try {
      return json.writeValueAsString(
          Problems.isFhir(path) ? Problems.operationOutcome(problem) : problem);
    } catch (JsonProcessingException cannotHappen) {
      throw new IllegalStateException(cannotHappen);
    }
  }
}
