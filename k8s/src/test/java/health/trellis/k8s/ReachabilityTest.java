package health.trellis.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.k8s.Reachability.Pod;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The network lets through what the design's picture shows, and nothing else. */
class ReachabilityTest {
  private static final List<String> SERVICES =
      List.of(
          "patient-service", "scheduling-service", "assessment-service", "notification-service");

  private final Reachability network =
      new Reachability(new Kustomization(Path.of("base")).manifests());

  @Test
  void onlyTheGatewayIsReachedFromTheIngress() {
    Pod ingress = Pod.inNamespace("trellis.health/ingress");
    expect(true, ingress, Pod.process("gateway"), 8080);
    SERVICES.forEach(service -> expect(false, ingress, Pod.process(service), 8080));
    expect(false, ingress, Pod.process("gateway"), 9000);
  }

  @Test
  void onlyTheGatewayCallsServices() {
    for (String service : SERVICES) {
      expect(true, Pod.process("gateway"), Pod.process(service), 8080);
      for (String other : SERVICES) {
        expect(false, Pod.process(other), Pod.process(service), 8080);
      }
    }
  }

  @Test
  void aServiceReachesItsOwnDatabaseAndNoOther() {
    for (String service : SERVICES) {
      for (String owner : SERVICES) {
        Pod database = Pod.data("trellis.health/database", owner.replace("-service", ""));
        expect(service.equals(owner), Pod.process(service), database, 5432);
      }
    }
  }

  @Test
  void theGatewayReachesNeitherDatabasesNorKafka() {
    Pod gateway = Pod.process("gateway");
    expect(false, gateway, Pod.data("trellis.health/database", "patient"), 5432);
    expect(false, gateway, Pod.data("trellis.health/kafka", "true"), 9092);
  }

  @Test
  void everyServiceReachesKafka() {
    SERVICES.forEach(
        service ->
            expect(true, Pod.process(service), Pod.data("trellis.health/kafka", "true"), 9092));
  }

  @Test
  void metricsAreReadByMonitoringAlone() {
    for (String service : SERVICES) {
      Pod process = Pod.process(service);
      expect(true, Pod.inNamespace("trellis.health/monitoring"), process, 9000);
      expect(false, Pod.inNamespace("trellis.health/monitoring"), process, 8080);
      expect(false, Pod.process("gateway"), process, 9000);
    }
  }

  @Test
  void everyProcessReachesTheIdentityProvider() {
    Pod identity = Pod.inNamespace("trellis.health/identity");
    expect(true, Pod.process("gateway"), identity, 443);
    SERVICES.forEach(service -> expect(true, Pod.process(service), identity, 443));
  }

  private void expect(boolean allowed, Pod from, Pod to, int port) {
    assertEquals(allowed, network.allows(from, to, port), from + " to " + to + " on " + port);
  }
}
