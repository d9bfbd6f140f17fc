package health.trellis.scheduling.hold;

import health.trellis.kit.Ids;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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

  /** When something is kept for patients within a span, by patient, in one query. */
  public Map<UUID, List<Span>> keptFor(Collection<UUID> patients, Span span) {
    return holds
        .list(
            "patientId in ?1 and startsAt < ?2 and endsAt > ?3", patients, span.end(), span.start())
        .stream()
        .collect(
            Collectors.groupingBy(
                SlotHold::patientId, Collectors.mapping(SlotHold::span, Collectors.toList())));
  }

  /** Whether nothing is kept for a patient within a span. */
  public boolean isFree(UUID patientId, Span span) {
    return holds.count(
            "patientId = ?1 and startsAt < ?2 and endsAt > ?3", patientId, span.end(), span.start())
        == 0;
  }
}
