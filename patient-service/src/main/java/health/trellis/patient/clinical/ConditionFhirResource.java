package health.trellis.patient.clinical;

import health.trellis.patient.fhir.FhirInteractions;
import health.trellis.patient.fhir.WritableFhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR Condition over HTTP. */
@Path("/fhir/r4/Condition")
public class ConditionFhirResource extends WritableFhirEndpoint {
  ConditionFhirResource(ConditionFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
