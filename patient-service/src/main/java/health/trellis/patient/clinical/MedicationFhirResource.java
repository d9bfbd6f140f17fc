package health.trellis.patient.clinical;

import health.trellis.patient.fhir.FhirInteractions;
import health.trellis.patient.fhir.WritableFhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR MedicationRequest over HTTP. */
@Path("/fhir/r4/MedicationRequest")
public class MedicationFhirResource extends WritableFhirEndpoint {
  MedicationFhirResource(MedicationFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
