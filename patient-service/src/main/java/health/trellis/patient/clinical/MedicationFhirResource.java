package health.trellis.patient.clinical;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR MedicationRequest over HTTP. */
@Path("/fhir/r4/MedicationRequest")
public class MedicationFhirResource extends FhirEndpoint {
  MedicationFhirResource(MedicationFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
