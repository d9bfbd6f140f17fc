package health.trellis.patient.clinical;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR AllergyIntolerance over HTTP. */
@Path("/fhir/r4/AllergyIntolerance")
public class AllergyFhirResource extends FhirEndpoint {
  AllergyFhirResource(AllergyFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
