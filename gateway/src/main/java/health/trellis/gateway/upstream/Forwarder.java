package health.trellis.gateway.upstream;

import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.problem.ProblemWriter;
import health.trellis.gateway.route.RequestTarget;
import health.trellis.gateway.route.Service;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Streams requests to services and their answers back. */
@ApplicationScoped
public class Forwarder {
  final Vertx vertx;
  final Upstreams upstreams;
  final GatewayConfig config;
  final ProblemWriter problems;
  final UpstreamMetrics metrics;
  final URI publicUrl;

  Forwarder(
      Vertx vertx,
      Upstreams upstreams,
      GatewayConfig config,
      ProblemWriter problems,
      UpstreamMetrics metrics,
      @ConfigProperty(name = "trellis.public-url") URI publicUrl) {
    this.vertx = vertx;
    this.upstreams = upstreams;
    this.config = config;
    this.problems = problems;
    this.metrics = metrics;
    this.publicUrl = publicUrl;
  }

  /**
   * Passes a request on. The request must be paused and nothing of its body read.
   *
   * @param bodyLimit the largest body, in bytes
   */
  public void forward(RoutingContext ctx, Service service, RequestTarget target, long bodyLimit) {
    new Exchange(this, ctx, service, target, bodyLimit).begin();
  }
}
