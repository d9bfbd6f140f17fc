package health.trellis.kit.kafka;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the broker answers. It never makes a service unready: writes go on into the outbox
 * while Kafka is away, so taking the service out would turn a delay into an outage.
 */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {
  private static final long PATIENCE_MILLIS = 1_500;

  private final Admin admin;

  KafkaReadiness(KafkaConnections kafka) {
    this.admin = kafka.admin();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("kafka").up();
    try {
      admin.describeCluster().clusterId().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return answer.withData("broker", "reachable").build();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return answer.withData("broker", "unknown").build();
    } catch (ExecutionException | TimeoutException away) {
      return answer.withData("broker", "unreachable").build();
    }
  }

  @PreDestroy
  void close() {
    admin.close();
  }
}
