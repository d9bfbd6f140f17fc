package health.trellis.patient.consent;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR Consent over HTTP. */
@Path("/fhir/r4/Consent")
public class ConsentFhirResource extends FhirEndpoint {
  ConsentFhirResource(ConsentFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
