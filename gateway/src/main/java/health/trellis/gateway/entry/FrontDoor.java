package health.trellis.gateway.entry;

import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.identity.Caller;
import health.trellis.gateway.identity.TokenVerifier;
import health.trellis.gateway.limit.Allowance;
import health.trellis.gateway.limit.ClientAddress;
import health.trellis.gateway.limit.RateLimits;
import health.trellis.gateway.problem.Refused;
import health.trellis.gateway.route.RequestTarget;
import health.trellis.gateway.route.Route;
import health.trellis.gateway.route.RouteClass;
import health.trellis.gateway.route.RouteTable;
import health.trellis.gateway.upstream.Forwarder;
import health.trellis.gateway.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Decides about each request, and sends it where it belongs. */
@Singleton
class FrontDoor {
  private final TokenVerifier tokens;
  private final RateLimits limits;
  private final Forwarder forwarder;
  private final GatewayConfig config;
  private final Refusals refusals;
  private final RequestMetrics metrics;

  FrontDoor(
      TokenVerifier tokens,
      RateLimits limits,
      Forwarder forwarder,
      GatewayConfig config,
      Refusals refusals,
      RequestMetrics metrics) {
    this.tokens = tokens;
    this.limits = limits;
    this.forwarder = forwarder;
    this.config = config;
    this.refusals = refusals;
    this.metrics = metrics;
  }

  void enter(RoutingContext ctx) {
    ctx.request().pause();
    RequestTarget target = Arrival.target(ctx);
    Route route = RouteTable.find(ctx.request().method().name(), target.segments());
    metrics.time(ctx, route);
    switch (route) {
      case Route.ToService to ->
          admit(ctx, to.routeClass(), to.open())
              .onSuccess(admitted -> forward(ctx, to, target))
              .onFailure(reason -> refusals.refuse(ctx, reason));
      case Route.Own own ->
          admit(ctx, own.routeClass(), own.open())
              .onSuccess(admitted -> answerHere(ctx))
              .onFailure(reason -> refusals.refuse(ctx, reason));
      case Route.Unknown(String what) -> turnAway(ctx, Refused.notFound(what));
      case Route.WrongMethod(String allow) -> turnAway(ctx, Refused.wrongMethod(allow));
    }
  }

  private void forward(RoutingContext ctx, Route.ToService to, RequestTarget target) {
    long limit = (to.bundle() ? config.sizes().bundle() : config.sizes().body()).asLongValue();
    try {
      RequestBody.requireWithin(ctx.request(), limit);
      forwarder.forward(ctx, to.service(), target, limit);
    } catch (Refused refused) {
      refusals.refuse(ctx, refused);
    }
  }

  /** The gateway's own resources read no bodies. */
  private static void answerHere(RoutingContext ctx) {
    ctx.request().resume();
    ctx.next();
  }

  /** Refuses whoever did not get as far as a route; such requests count by address. */
  void turnAway(RoutingContext ctx, Refused refused) {
    try {
      take(ctx, RouteClass.OPEN, address(ctx));
      refusals.refuse(ctx, refused);
    } catch (Refused tooMany) {
      refusals.refuse(ctx, tooMany);
    }
  }

  /** Succeeds when the caller is known, where one must be, and has requests left. */
  private Future<Void> admit(RoutingContext ctx, RouteClass routeClass, boolean open) {
    try {
      if (open) {
        take(ctx, routeClass, address(ctx));
        return Future.succeededFuture();
      }
      return identify(ctx)
          .map(
              caller -> {
                take(ctx, routeClass, caller.key());
                return null;
              });
    } catch (Refused refused) {
      return Future.failedFuture(refused);
    }
  }

  private Future<Caller> identify(RoutingContext ctx) {
    Optional<String> token = TokenVerifier.bearer(ctx.request().getHeader("Authorization"));
    if (token.isEmpty()) {
      take(ctx, RouteClass.OPEN, address(ctx));
      return Future.failedFuture(Refused.withoutToken());
    }
    Optional<Caller> known = tokens.remembered(token.get());
    if (known.isPresent()) {
      return Future.succeededFuture(known.get());
    }
    if (!limits.left(RouteClass.OPEN, address(ctx))) {
      take(ctx, RouteClass.OPEN, address(ctx));
    }
    return tokens.verify(token.get()).onFailure(failure -> guessed(ctx, failure));
  }

  /** A bad token counts against the address, so that trying out tokens soon ends. */
  private void guessed(RoutingContext ctx, Throwable failure) {
    if (failure instanceof Refused refused && refused.status() == 401) {
      tell(ctx, limits.take(RouteClass.OPEN, address(ctx)));
    }
  }

  private void take(RoutingContext ctx, RouteClass routeClass, String client) {
    Allowance allowance = limits.take(routeClass, client);
    tell(ctx, allowance);
    if (!allowance.allowed()) {
      metrics.limited(routeClass);
      throw Refused.tooManyRequests(allowance.retryAfterSeconds());
    }
  }

  private static void tell(RoutingContext ctx, Allowance allowance) {
    ctx.response()
        .putHeader("RateLimit-Policy", allowance.policy())
        .putHeader("RateLimit", allowance.state());
  }

  private static String address(RoutingContext ctx) {
    return ClientAddress.key(ctx.request().remoteAddress());
  }
}
