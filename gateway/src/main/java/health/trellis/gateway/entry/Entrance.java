package health.trellis.gateway.entry;

import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.problem.Refused;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Puts the front door before everything else that the HTTP server does. */
@ApplicationScoped
class Entrance {
  /** The same for all three, which then stand in the order of their installation. */
  private static final int FIRST = Integer.MIN_VALUE;

  private static final Set<String> REQUEST_HEADERS =
      Set.of(
          "Accept",
          "Accept-Language",
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "Prefer",
          "X-Break-Glass",
          "X-Request-Id");

  private static final Set<String> RESPONSE_HEADERS =
      Set.of(
          "Content-Location",
          "ETag",
          "Idempotency-Replayed",
          "Link",
          "Location",
          "RateLimit",
          "RateLimit-Policy",
          "Retry-After",
          "WWW-Authenticate",
          "X-Request-Id");

  private final Arrival arrival;
  private final FrontDoor door;
  private final Refusals refusals;
  private final GatewayConfig config;

  Entrance(Arrival arrival, FrontDoor door, Refusals refusals, GatewayConfig config) {
    this.arrival = arrival;
    this.door = door;
    this.refusals = refusals;
    this.config = config;
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).handler(refusing(arrival::look)).failureHandler(refusals::failed);
    config
        .cors()
        .origins()
        .filter(origins -> !origins.isEmpty())
        .ifPresent(origins -> installCors(router, origins));
    router.route().order(FIRST).handler(refusing(door::enter));
  }

  private void installCors(Router router, List<String> origins) {
    CorsHandler cors =
        CorsHandler.create()
            .addOrigins(origins)
            .allowedMethods(
                Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE))
            .allowedHeaders(REQUEST_HEADERS)
            .exposedHeaders(RESPONSE_HEADERS)
            .maxAgeSeconds((int) config.cors().maxAge().toSeconds());
    router.route().order(FIRST).handler(cors);
  }

  private Handler<RoutingContext> refusing(Handler<RoutingContext> handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (Refused refused) {
        door.turnAway(ctx, refused);
      }
    };
  }
}
