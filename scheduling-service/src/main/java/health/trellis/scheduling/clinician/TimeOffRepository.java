package health.trellis.scheduling.clinician;

import health.trellis.scheduling.time.Span;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Time off by clinician and time. */
@ApplicationScoped
public class TimeOffRepository implements PanacheRepositoryBase<TimeOff, UUID> {
  /** The time off of some clinicians that reaches into a stretch of time, in one query. */
  public List<TimeOff> within(Collection<UUID> clinicianIds, Span span) {
    return clinicianIds.isEmpty()
        ? List.of()
        : list(
            "clinicianId in ?1 and startsAt < ?2 and endsAt > ?3 order by startsAt, id",
            clinicianIds,
            span.end(),
            span.start());
  }
}
