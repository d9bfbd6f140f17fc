package health.trellis.gateway.health;

import health.trellis.gateway.upstream.UpstreamStates;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Up always; says of each service whether it answers. */
@Readiness
@ApplicationScoped
class UpstreamsCheck implements HealthCheck {
  private final UpstreamStates states;

  UpstreamsCheck(UpstreamStates states) {
    this.states = states;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("services").up();
    states.byLabel().forEach(answer::withData);
    return answer.build();
  }
}
