package health.trellis.patient.careteam;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR CareTeam over HTTP. */
@Path("/fhir/r4/CareTeam")
public class CareTeamFhirResource extends FhirEndpoint {
  CareTeamFhirResource(CareTeamFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
