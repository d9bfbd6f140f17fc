package health.trellis.patient.plan;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR Goal over HTTP. */
@Path("/fhir/r4/Goal")
public class GoalFhirResource extends FhirEndpoint {
  GoalFhirResource(GoalFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
