package health.trellis.assessment.risk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Finds triage notes. */
@ApplicationScoped
class RiskNoteRepository implements PanacheRepositoryBase<RiskNote, UUID> {

  /** The notes of an alert, the first first. */
  List<RiskNote> of(UUID alertId) {
    return list("alertId = ?1 order by id", alertId);
  }
}
