package health.trellis.patient.careteam;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR CareTeam over HTTP. */
@Path("/fhir/r4/CareTeam")
public class CareTeamFhirResource extends FhirEndpoint {
  CareTeamFhirResource(CareTeamFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
