package health.trellis.scheduling.fhir;

import health.trellis.kit.identity.CurrentUser;
import jakarta.ws.rs.Path;

/** PractitionerRole over FHIR: who works in which program, where and when. */
@Path("/fhir/r4/PractitionerRole")
public class PractitionerRoleResource extends CatalogueEndpoint {
  PractitionerRoleResource(Catalogue catalogue, CurrentUser user) {
    super("PractitionerRole", catalogue, user);
  }
}
