package health.trellis.patient.coverage;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR Coverage over HTTP. */
@Path("/fhir/r4/Coverage")
public class CoverageFhirResource extends FhirEndpoint {
  CoverageFhirResource(CoverageFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
