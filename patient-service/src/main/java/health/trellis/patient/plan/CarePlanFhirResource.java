package health.trellis.patient.plan;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR CarePlan over HTTP. */
@Path("/fhir/r4/CarePlan")
public class CarePlanFhirResource extends FhirEndpoint {
  CarePlanFhirResource(CarePlanFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
