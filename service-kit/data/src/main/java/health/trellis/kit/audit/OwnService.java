package health.trellis.kit.audit;

import health.trellis.kit.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The name of this service in paths that every service has: {@code patient} and so on. */
@ApplicationScoped
public class OwnService {
  private final String name;

  OwnService(@ConfigProperty(name = "quarkus.application.name") String application) {
    this.name = application.replaceFirst("-service$", "");
  }

  /** Refuses (404) a path that names another service. */
  public void require(String service) {
    if (!name.equals(service)) {
      throw Refusal.notFound("service");
    }
  }
}
