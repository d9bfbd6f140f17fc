package health.trellis.gateway.upstream;

import health.trellis.gateway.route.Service;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Which services answer. Looked at when asked, at most every two seconds. */
@ApplicationScoped
public class UpstreamStates {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

  /**
   * A service's health stands on its management port, out of the gateway's reach. Any answer but a
   * server error to this path, also "not found", shows that the process takes requests.
   */
  private static final String PROBE = "/q/health/ready";

  private final UpstreamCalls calls;
  private final ReentrantLock looking = new ReentrantLock();
  private Map<Service, Boolean> last = Map.of();
  private long lookedAt;

  UpstreamStates(UpstreamCalls calls) {
    this.calls = calls;
  }

  /**
   * By the service's name, UP or DOWN. Blocks for half a second at most, less than a probe waits.
   */
  public Map<String, String> byLabel() {
    Map<String, String> states = new LinkedHashMap<>();
    current().forEach((service, up) -> states.put(service.label(), up ? "UP" : "DOWN"));
    return states;
  }

  private Map<Service, Boolean> current() {
    looking.lock();
    try {
      if (last.isEmpty() || System.nanoTime() - lookedAt > FRESH_NANOS) {
        last = look();
        lookedAt = System.nanoTime();
      }
      return last;
    } finally {
      looking.unlock();
    }
  }

  private Map<Service, Boolean> look() {
    List<Future<Boolean>> probes = Arrays.stream(Service.values()).map(this::answers).toList();
    Future.join(probes).toCompletionStage().toCompletableFuture().join();
    Map<Service, Boolean> states = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      states.put(service, probes.get(service.ordinal()).result());
    }
    return states;
  }

  private Future<Boolean> answers(Service service) {
    return calls
        .get(service, PROBE, Map.of(), PATIENCE)
        .map(answer -> answer.status() < 500)
        .otherwise(false);
  }
}
