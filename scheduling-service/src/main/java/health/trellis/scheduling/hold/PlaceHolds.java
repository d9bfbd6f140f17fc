package health.trellis.scheduling.hold;

import health.trellis.kit.Ids;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Places in meetings that are kept while a place in their group is offered. */
@ApplicationScoped
public class PlaceHolds {
  private final HoldRepository holds;

  PlaceHolds(HoldRepository holds) {
    this.holds = holds;
  }

  /** Keeps a place; refused when none is left. */
  public void keep(TherapySession meeting, UUID patientId, UUID offer, Instant now, Instant until) {
    holds.persist(SlotHold.offered(Ids.next(), meeting, patientId, offer, now).until(until));
    Conflicts.flush(holds.getEntityManager());
  }

  /** Lets the places of an offer go. */
  public void letGo(UUID offer) {
    holds.delete("waitlistEntryId", offer);
  }

  /** Whether nothing is kept for a patient within a span. */
  public boolean isFree(UUID patientId, Span span) {
    return holds.count(
            "patientId = ?1 and startsAt < ?2 and endsAt > ?3", patientId, span.end(), span.start())
        == 0;
  }
}
