package health.trellis.scheduling.fhir;

import health.trellis.kit.identity.CurrentUser;
import jakarta.ws.rs.Path;

/** Practitioner over FHIR: who leads sessions. */
@Path("/fhir/r4/Practitioner")
public class PractitionerResource extends CatalogueEndpoint {
  PractitionerResource(Catalogue catalogue, CurrentUser user) {
    super("Practitioner", catalogue, user);
  }
}
