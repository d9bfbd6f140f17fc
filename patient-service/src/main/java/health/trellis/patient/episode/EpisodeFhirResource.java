package health.trellis.patient.episode;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR EpisodeOfCare over HTTP. */
@Path("/fhir/r4/EpisodeOfCare")
public class EpisodeFhirResource extends FhirEndpoint {
  EpisodeFhirResource(EpisodeFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
