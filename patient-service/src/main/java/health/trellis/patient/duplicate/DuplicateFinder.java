package health.trellis.patient.duplicate;

import health.trellis.event.DomainEvent;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.patient.duplicate.Pairs.Found;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.registration.Patients.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Looks for duplicates of each patient who is registered or corrected, in that transaction. */
@ApplicationScoped
class DuplicateFinder {
  private static final int MOST = 20;

  private final Patients patients;
  private final Pairs pairs;
  private final Clock clock;

  DuplicateFinder(Patients patients, Pairs pairs, Clock clock) {
    this.patients = patients;
    this.pairs = pairs;
    this.clock = clock;
  }

  void look(@Observes DomainEvent event) {
    switch (event) {
      case PatientRegistered registered -> find(registered.patientId());
      case PatientUpdated updated -> {
        pairs.forget(updated.patientId());
        find(updated.patientId());
      }
      default -> {}
    }
  }

  /** The likeliest few: whoever resembles more has a common name, not more records. */
  private void find(UUID patientId) {
    Traits self = patients.traits(patientId);
    List<Found> found =
        patients.alike(self).stream()
            .map(other -> new Found(other.id(), Likeness.of(self, other)))
            .filter(pair -> pair.likeness().score() >= Likeness.POSSIBLE)
            .sorted(Comparator.comparing((Found pair) -> pair.likeness().score()).reversed())
            .limit(MOST)
            .toList();
    pairs.keep(patientId, found, clock.instant());
  }
}
