package health.trellis.patient.plan;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR CarePlan over HTTP. */
@Path("/fhir/r4/CarePlan")
public class CarePlanFhirResource extends FhirEndpoint {
  CarePlanFhirResource(CarePlanFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
