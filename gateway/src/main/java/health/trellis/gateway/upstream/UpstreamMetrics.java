package health.trellis.gateway.upstream;

import health.trellis.gateway.route.Service;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what goes wrong between the gateway and the services. */
@Singleton
class UpstreamMetrics {
  private final MeterRegistry registry;

  UpstreamMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A service could not be reached, was too slow, or broke off; {@code reason} is one of three. */
  void failed(Service service, String reason) {
    registry
        .counter("trellis.gateway.upstream.failures", "service", service.label(), "reason", reason)
        .increment();
  }

  void retried(Service service) {
    registry.counter("trellis.gateway.upstream.retries", "service", service.label()).increment();
  }

  void clientLeft(Service service) {
    registry.counter("trellis.gateway.clients.left", "service", service.label()).increment();
  }
}
