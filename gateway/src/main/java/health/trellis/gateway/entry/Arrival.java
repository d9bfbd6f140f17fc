package health.trellis.gateway.entry;

import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.problem.Refused;
import health.trellis.gateway.route.RequestTarget;
import health.trellis.kit.http.Problems;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The first look at a request, and the header fields that every answer gets. */
@Singleton
class Arrival {
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String TARGET = RequestTarget.class.getName();

  /** An API answer is never a page: nothing in it may run, load or be framed. */
  private static final String NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

  private final GatewayConfig config;
  private final boolean https;

  Arrival(GatewayConfig config, @ConfigProperty(name = "trellis.public-url") URI publicUrl) {
    this.config = config;
    this.https = "https".equals(publicUrl.getScheme());
  }

  void look(RoutingContext ctx) {
    nameRequest(ctx);
    addSecurityHeaders(ctx);
    HttpServerRequest request = ctx.request();
    if (request.uri().length() > config.sizes().uri()) {
      throw Refused.uriTooLong(config.sizes().uri());
    }
    if (size(request) > config.sizes().headers()) {
      throw Refused.headersTooLarge(config.sizes().headers());
    }
    try {
      ctx.put(TARGET, RequestTarget.of(request.path(), request.query()));
    } catch (IllegalArgumentException unreadable) {
      throw Refused.badRequest(String.valueOf(unreadable.getMessage()));
    }
    ctx.next();
  }

  /** The target that was read on arrival. */
  static RequestTarget target(RoutingContext ctx) {
    return Objects.requireNonNull(ctx.get(TARGET));
  }

  private static void nameRequest(RoutingContext ctx) {
    String given = ctx.request().getHeader("X-Request-Id");
    String id =
        given != null && REQUEST_ID.matcher(given).matches()
            ? given
            : Problems.traceId().orElseGet(() -> UUID.randomUUID().toString());
    ctx.response().putHeader("X-Request-Id", id);
  }

  private void addSecurityHeaders(RoutingContext ctx) {
    HttpServerResponse response = ctx.response();
    response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer");
    if (https && !config.hsts().isZero()) {
      response.putHeader(
          "Strict-Transport-Security",
          "max-age=" + config.hsts().toSeconds() + "; includeSubDomains");
    }
    ctx.addHeadersEndHandler(
        beforeHead -> {
          putIfAbsent(response, "Cache-Control", "no-store");
          putIfAbsent(response, "Content-Security-Policy", NOTHING_RUNS);
        });
  }

  private static void putIfAbsent(HttpServerResponse response, String name, String value) {
    if (!response.headers().contains(name)) {
      response.putHeader(name, value);
    }
  }

  private static int size(HttpServerRequest request) {
    int size = 0;
    for (Map.Entry<String, String> field : request.headers()) {
      size += field.getKey().length() + field.getValue().length() + 4;
    }
    return size;
  }
}
