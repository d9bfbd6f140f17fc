package health.trellis.patient.consent;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR Consent over HTTP. */
@Path("/fhir/r4/Consent")
public class ConsentFhirResource extends FhirEndpoint {
  ConsentFhirResource(ConsentFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
