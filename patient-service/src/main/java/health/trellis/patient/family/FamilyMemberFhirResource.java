package health.trellis.patient.family;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR RelatedPerson over HTTP. */
@Path("/fhir/r4/RelatedPerson")
public class FamilyMemberFhirResource extends FhirEndpoint {
  FamilyMemberFhirResource(FamilyMemberFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
