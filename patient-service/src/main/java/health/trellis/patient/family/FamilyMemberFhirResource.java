package health.trellis.patient.family;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR RelatedPerson over HTTP. */
@Path("/fhir/r4/RelatedPerson")
public class FamilyMemberFhirResource extends FhirEndpoint {
  FamilyMemberFhirResource(FamilyMemberFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
