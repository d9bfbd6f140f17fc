package health.trellis.patient.clinical;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR Condition over HTTP. */
@Path("/fhir/r4/Condition")
public class ConditionFhirResource extends FhirEndpoint {
  ConditionFhirResource(ConditionFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
