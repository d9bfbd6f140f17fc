package health.trellis.patient.task;

import health.trellis.patient.fhir.FhirEndpoint;
import health.trellis.patient.fhir.FhirInteractions;
import jakarta.ws.rs.Path;

/** FHIR Task over HTTP. */
@Path("/fhir/r4/Task")
public class TaskFhirResource extends FhirEndpoint {
  TaskFhirResource(TaskFhirStore store, FhirInteractions interactions) {
    super(store, interactions);
  }
}
