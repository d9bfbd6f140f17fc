package health.trellis.gateway.entry;

import health.trellis.gateway.problem.ProblemWriter;
import health.trellis.gateway.upstream.RequestBody;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Turns requests away, with or without a body still on its way. */
@Singleton
class Refusals {
  private final ProblemWriter problems;

  Refusals(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Answers with the reason, and lets the client finish what it is sending. */
  void refuse(RoutingContext ctx, Throwable reason) {
    RequestBody.refuse(ctx, problems, reason);
  }

  /** Answers for whatever failed on the way through the HTTP layer. */
  void failed(RoutingContext ctx) {
    int status = ctx.statusCode();
    if (ctx.failure() != null && (status < 400 || status >= 500)) {
      problems.write(ctx, ctx.failure());
    } else {
      problems.writeStatus(ctx, status);
    }
  }
}
