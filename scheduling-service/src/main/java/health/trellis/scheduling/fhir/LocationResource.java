package health.trellis.scheduling.fhir;

import health.trellis.kit.identity.CurrentUser;
import jakarta.ws.rs.Path;

/** Location over FHIR: sites and their rooms. */
@Path("/fhir/r4/Location")
public class LocationResource extends CatalogueEndpoint {
  LocationResource(Catalogue catalogue, CurrentUser user) {
    super("Location", catalogue, user);
  }
}
