package health.trellis.scheduling.preference;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Wishes and limits by patient. */
@ApplicationScoped
public class PreferencesRepository implements PanacheRepositoryBase<PatientPreferences, UUID> {
  /** What a patient wishes; nothing when nothing was said. */
  public PatientPreferences of(UUID patientId) {
    return findByIdOptional(patientId).orElseGet(() -> new PatientPreferences(patientId));
  }

  /** The wishes of those patients who said any, by patient, in one query. */
  public Map<UUID, PatientPreferences> of(Collection<UUID> patientIds) {
    return patientIds.isEmpty()
        ? Map.of()
        : list("patientId in ?1", patientIds).stream()
            .collect(Collectors.toMap(PatientPreferences::patientId, Function.identity()));
  }
}
