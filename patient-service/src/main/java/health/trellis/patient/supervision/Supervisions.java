package health.trellis.patient.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  /** Of several clinicians, for whom another co-signs on which day; in one query. */
  public BiPredicate<UUID, LocalDate> supervised(Collection<UUID> practitionerIds) {
    Map<UUID, Supervision> known =
        supervisions.list("practitionerId in ?1", practitionerIds).stream()
            .collect(Collectors.toMap(Supervision::practitionerId, Function.identity()));
    return (practitioner, day) ->
        Optional.ofNullable(known.get(practitioner)).filter(s -> s.holdsOn(day)).isPresent();
  }
}
