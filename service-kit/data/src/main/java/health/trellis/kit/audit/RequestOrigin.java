package health.trellis.kit.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The HTTP request that is under way, if one is: timers and events have none. */
@ApplicationScoped
public class RequestOrigin {
  private static final String BREAK_GLASS = "X-Break-Glass";

  private final CurrentVertxRequest request;

  RequestOrigin(CurrentVertxRequest request) {
    this.request = request;
  }

  /** The request. */
  public Optional<RoutingContext> current() {
    if (!Arc.container().requestContext().isActive()) {
      return Optional.empty();
    }
    return Optional.ofNullable(request.getCurrent());
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    return current().map(r -> r.request().getHeader(name)).filter(v -> !v.isBlank());
  }

  /** The reason with which a clinician opens a record in an emergency. */
  public Optional<String> breakGlassReason() {
    return header(BREAK_GLASS).map(reason -> reason.substring(0, Math.min(reason.length(), 500)));
  }

  /** Where the request came from: the address that the gateway saw, or the peer. */
  public Optional<String> address() {
    return header("X-Forwarded-For")
        .map(hops -> hops.split(",", 2)[0].strip())
        .or(() -> current().map(r -> r.request().remoteAddress().hostAddress()));
  }
}
