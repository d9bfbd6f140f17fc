package health.trellis.scheduling.availability;

import health.trellis.scheduling.time.IsoWeek;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Availability by patient. */
@ApplicationScoped
public class AvailabilityRepository implements PanacheRepositoryBase<Availability, UUID> {
  /** When a patient can come in a week; at any time when nothing was said. */
  public PatientTime timeOf(UUID patientId, IsoWeek week) {
    return findByIdOptional(patientId)
        .map(availability -> availability.in(week))
        .orElse(PatientTime.ANY);
  }

  /** What those patients said who said anything, in one query. */
  public Map<UUID, Availability> of(Collection<UUID> patientIds) {
    return patientIds.isEmpty()
        ? Map.of()
        : list("patientId in ?1", patientIds).stream()
            .collect(Collectors.toMap(Availability::patientId, Function.identity()));
  }
}
