package health.trellis.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Base addresses of the services, such as {@code http://patient-service:8080}. */
@ConfigMapping(prefix = "trellis.upstream")
public interface UpstreamConfig {
  /** patient-service. */
  URI patient();

  /** scheduling-service. */
  URI scheduling();

  /** assessment-service. */
  URI assessment();

  /** notification-service. */
  URI notification();
}
