package health.trellis.patient.episode;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR EpisodeOfCare over HTTP. */
@Path("/fhir/r4/EpisodeOfCare")
public class EpisodeFhirResource extends FhirEndpoint {
  EpisodeFhirResource(EpisodeFhirStore store, CurrentUser user) {
    super(store, user);
  }
}
