package health.trellis.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.trellis.gateway.GatewayConfig;
import health.trellis.gateway.route.RouteClass;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The budgets of all clients. */
@ApplicationScoped
public class RateLimits {
  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<RouteClass, GatewayConfig.Rate> rates = new EnumMap<>(RouteClass.class);
  private final Cache<Key, Bucket> buckets;

  RateLimits(GatewayConfig config) {
    rates.put(RouteClass.API, config.rates().api());
    rates.put(RouteClass.URGENT, config.rates().urgent());
    rates.put(RouteClass.OPEN, config.rates().open());
    buckets = Caffeine.newBuilder().maximumSize(config.rates().clients()).build();
  }

  /** Takes one request from a client's budget. */
  public Allowance take(RouteClass routeClass, String client) {
    ConsumptionProbe probe = bucket(routeClass, client).tryConsumeAndReturnRemaining(1);
    return new Allowance(
        probe.isConsumed(),
        policy(routeClass),
        "\"%s\";r=%d;t=%d"
            .formatted(
                routeClass.label(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset())),
        Math.max(1, seconds(probe.getNanosToWaitForRefill())));
  }

  /** Whether anything is left of a client's budget, without taking from it. */
  public boolean left(RouteClass routeClass, String client) {
    return bucket(routeClass, client).getAvailableTokens() > 0;
  }

  private Bucket bucket(RouteClass routeClass, String client) {
    return buckets.get(new Key(routeClass, client), RateLimits.this::fresh);
  }

  private Bucket fresh(Key key) {
    GatewayConfig.Rate rate = rate(key.routeClass());
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  /** The quota is what a rested client may send at once; the window is how long it grows back. */
  private String policy(RouteClass routeClass) {
    GatewayConfig.Rate rate = rate(routeClass);
    int window = Math.max(1, Math.ceilDiv(rate.burst(), rate.perSecond()));
    return "\"%s\";q=%d;w=%d".formatted(routeClass.label(), rate.burst(), window);
  }

  private GatewayConfig.Rate rate(RouteClass routeClass) {
    return java.util.Objects.requireNonNull(rates.get(routeClass));
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS);
  }

  private record Key(RouteClass routeClass, String client) {}
}
