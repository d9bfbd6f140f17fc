package health.trellis.scheduling.fhir;

import health.trellis.kit.identity.CurrentUser;
import jakarta.ws.rs.Path;

/** HealthcareService over FHIR: programs. */
@Path("/fhir/r4/HealthcareService")
public class HealthcareServiceResource extends CatalogueEndpoint {
  HealthcareServiceResource(Catalogue catalogue, CurrentUser user) {
    super("HealthcareService", catalogue, user);
  }
}
