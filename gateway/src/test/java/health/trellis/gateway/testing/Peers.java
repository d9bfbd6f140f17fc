package health.trellis.gateway.testing;

import health.trellis.gateway.route.Service;
import health.trellis.gateway.upstream.UpstreamConfig;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The four services. All are up when a test begins. */
@Singleton
public class Peers {
  private final Vertx vertx = Vertx.vertx();
  private final Map<Service, Peer> peers = new EnumMap<>(Service.class);

  Peers(UpstreamConfig config) {
    peers.put(Service.PATIENT, new Peer(vertx, config.patient()));
    peers.put(Service.SCHEDULING, new Peer(vertx, config.scheduling()));
    peers.put(Service.ASSESSMENT, new Peer(vertx, config.assessment()));
    peers.put(Service.NOTIFICATION, new Peer(vertx, config.notification()));
  }

  /** Starts those that are down. */
  public void allUp() {
    peers.values().forEach(Peer::up);
  }

  public Peer of(Service service) {
    return Objects.requireNonNull(peers.get(service));
  }

  @PreDestroy
  void close() {
    peers.values().forEach(Peer::down);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
