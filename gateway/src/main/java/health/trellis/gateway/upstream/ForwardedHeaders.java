package health.trellis.gateway.upstream;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/** What the gateway tells a service about the client and the request. */
final class ForwardedHeaders {
  private ForwardedHeaders() {}

  /**
   * Says who asked and how. The client's address is the one that this process saw: what a client
   * claims of itself is not passed on. Behind a trusted balancer, {@code quarkus.http.proxy.*}
   * makes that the address that the balancer saw.
   */
  static void add(RoutingContext ctx, MultiMap headers) {
    HttpServerRequest in = ctx.request();
    SocketAddress remote = in.remoteAddress();
    if (remote != null && remote.hostAddress() != null) {
      headers.set("X-Forwarded-For", remote.hostAddress());
    }
    HostAndPort authority = in.authority();
    if (authority != null) {
      headers.set("X-Forwarded-Host", authority.toString());
    }
    headers.set("X-Forwarded-Proto", in.scheme() == null ? "http" : in.scheme());
    String requestId = ctx.response().headers().get("X-Request-Id");
    if (requestId != null) {
      headers.set("X-Request-Id", requestId);
    }
    trace(headers);
  }

  /** Continues the trace that is under way (W3C trace context). */
  static void trace(MultiMap headers) {
    GlobalOpenTelemetry.getPropagators()
        .getTextMapPropagator()
        .inject(Context.current(), headers, (to, name, value) -> to.set(name, value));
  }
}
