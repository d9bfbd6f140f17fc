package health.trellis.assessment.assignment;

import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Assigns instruments: each round once, however often it is asked for. */
@ApplicationScoped
class Assigning {
  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  Assigning(Sql sql, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Assigns and tells; empty when this round was assigned before. */
  @Transactional(TxType.MANDATORY)
  Optional<Assignment> assign(Order order) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    int added =
        sql.update(
            """
            insert into assignment (id, version, patient_id, instrument, occasion, round, state,
                                    due_at, assigned_at, late_reason, draft, draft_seconds)
            values (?, 0, ?, ?, ?, ?, 'ASSIGNED', ?, ?, ?, '{}', '{}')
            on conflict (patient_id, instrument, occasion, round) do nothing
            """,
            id,
            order.patientId(),
            order.instrument(),
            order.occasion().name(),
            order.round(),
            order.dueAt(),
            now,
            order.lateReason());
    if (added == 0) {
      return Optional.empty();
    }
    Assignment assignment = Assignment.of(order, id, now);
    outbox.append(assignment.assigned());
    return Optional.of(assignment);
  }
}
