package health.trellis.patient.registration;

import health.trellis.patient.fhir.FhirInteractions;
import health.trellis.patient.fhir.WritableFhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR Patient over HTTP. */
@Path("/fhir/r4/Patient")
public class PatientFhirResource extends WritableFhirEndpoint {
  PatientFhirResource(PatientFhirService patients, FhirInteractions interactions) {
    super(patients, interactions);
  }
}
