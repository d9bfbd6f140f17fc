package health.trellis.assessment.assignment;

import health.trellis.assessment.ground.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Asks a patient again, for other features, which decide about access themselves. */
@ApplicationScoped
public class Screenings {
  private final Assigning assigning;

  Screenings(Assigning assigning) {
    this.assigning = assigning;
  }

  /**
   * Assigns an instrument once more; empty when this round was assigned before.
   *
   * @param round names the one time of it
   */
  @Transactional(TxType.MANDATORY)
  public Optional<UUID> again(UUID patientId, String instrument, String round, Instant dueAt) {
    return assigning
        .assign(
            new Order(
                patientId,
                instrument,
                Occasion.REVIEW,
                round,
                dueAt,
                dueAt.plus(AssignmentTimers.GRACE),
                null))
        .map(Assignment::id);
  }
}
