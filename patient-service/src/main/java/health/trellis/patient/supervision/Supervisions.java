package health.trellis.patient.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What other features ask about supervision. */
@ApplicationScoped
public class Supervisions {
  private final SupervisionRepository supervisions;

  Supervisions(SupervisionRepository supervisions) {
    this.supervisions = supervisions;
  }

  /** Who co-signs for a clinician on a day; empty for one who signs alone. */
  public Optional<UUID> supervisorOf(UUID practitionerId, LocalDate day) {
    return supervisions
        .findByIdOptional(practitionerId)
        .filter(supervision -> supervision.holdsOn(day))
        .map(Supervision::supervisorId);
  }
}
