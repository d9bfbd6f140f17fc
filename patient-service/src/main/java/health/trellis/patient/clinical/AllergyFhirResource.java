package health.trellis.patient.clinical;

import health.trellis.patient.fhir.FhirInteractions;
import health.trellis.patient.fhir.WritableFhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR AllergyIntolerance over HTTP. */
@Path("/fhir/r4/AllergyIntolerance")
public class AllergyFhirResource extends WritableFhirEndpoint {
  AllergyFhirResource(AllergyFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
