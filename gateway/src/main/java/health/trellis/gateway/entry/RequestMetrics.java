package health.trellis.gateway.entry;

import health.trellis.gateway.route.Route;
import health.trellis.gateway.route.RouteClass;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Times requests by class and owner; never by path, which would hold ids. */
@Singleton
class RequestMetrics {
  private final MeterRegistry registry;

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void time(RoutingContext ctx, Route route) {
    Timer.Sample sample = Timer.start(registry);
    ctx.addEndHandler(
        end ->
            sample.stop(
                registry.timer(
                    "trellis.gateway.requests",
                    "class",
                    routeClass(route),
                    "service",
                    service(route),
                    "outcome",
                    end.failed() ? "aborted" : ctx.response().getStatusCode() / 100 + "xx")));
  }

  void limited(RouteClass routeClass) {
    registry.counter("trellis.gateway.limited", "class", routeClass.label()).increment();
  }

  private static String routeClass(Route route) {
    return switch (route) {
      case Route.ToService to -> to.routeClass().label();
      case Route.Own own -> own.routeClass().label();
      case Route.Unknown unknown -> "none";
      case Route.WrongMethod wrong -> "none";
    };
  }

  private static String service(Route route) {
    return switch (route) {
      case Route.ToService to -> to.service().label();
      case Route.Own own -> "gateway";
      case Route.Unknown unknown -> "none";
      case Route.WrongMethod wrong -> "none";
    };
  }
}
