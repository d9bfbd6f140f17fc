package health.trellis.kit.fhir;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hl7.fhir.r4.model.Patient;

/** Uses the context once beside the start, so that the first client does not wait for it. */
@ApplicationScoped
class FhirWarmUp {
  void start(@Observes StartupEvent event) {
    Thread.ofPlatform()
        .daemon()
        .name("trellis-fhir-warm-up")
        .start(() -> Fhir.parse(Fhir.json(new Patient()), Patient.class));
  }
}
