package health.trellis.scheduling.availability;

import health.trellis.scheduling.time.IsoWeek;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Availability by patient. */
@ApplicationScoped
public class AvailabilityRepository implements PanacheRepositoryBase<Availability, UUID> {
  /** When a patient can come in a week; at any time when nothing was said. */
  public PatientTime timeOf(UUID patientId, IsoWeek week) {
    return findByIdOptional(patientId)
        .map(availability -> PatientTime.of(availability.windows(), week))
        .orElse(PatientTime.ANY);
  }
}
