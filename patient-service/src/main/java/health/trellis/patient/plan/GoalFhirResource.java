package health.trellis.patient.plan;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR Goal over HTTP. */
@Path("/fhir/r4/Goal")
public class GoalFhirResource extends FhirEndpoint {
  GoalFhirResource(GoalFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
