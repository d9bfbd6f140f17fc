package health.trellis.patient.registration;

import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.fhir.FhirEndpoint;
import jakarta.ws.rs.Path;

/** FHIR Patient over HTTP. */
@Path("/fhir/r4/Patient")
public class PatientFhirResource extends FhirEndpoint {
  PatientFhirResource(PatientFhirService patients, CurrentUser user) {
    super(patients, user);
  }
}
