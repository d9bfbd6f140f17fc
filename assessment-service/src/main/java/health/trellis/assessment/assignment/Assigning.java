package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.SkipReason;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Use.Rater;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Assigns instruments: each round once, however often it is asked for. */
@ApplicationScoped
class Assigning {
  private final Instruments instruments;
  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  Assigning(Instruments instruments, Sql sql, Outbox outbox, Clock clock) {
    this.instruments = instruments;
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Assigns, and tells of a patient's own form; empty when this round was assigned before. */
  @Transactional(TxType.MANDATORY)
  Optional<Assignment> assign(Order order) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    int added = insert(order, id, now, AssignmentState.ASSIGNED, null);
    if (added == 0) {
      return Optional.empty();
    }
    Assignment assignment = Assignment.of(order, id, now);
    if (instruments.stored(order.instrument()).use().rater() == Rater.SELF) {
      outbox.append(assignment.assigned());
    }
    return Optional.of(assignment);
  }

  /** Notes and tells that a round was left out, with the reason; it is not asked for again. */
  @Transactional(TxType.MANDATORY)
  void leaveOut(Order order, SkipReason reason) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    if (insert(order, id, now, AssignmentState.SKIPPED, reason.name()) == 1) {
      outbox.append(
          new AssessmentSkipped(
              order.patientId(),
              id,
              order.instrument(),
              order.occasion().name(),
              reason.name(),
              now));
    }
  }

  private int insert(
      Order order, UUID id, Instant now, AssignmentState state, @Nullable String skipReason) {
    return sql.update(
        """
        insert into assignment (id, version, patient_id, instrument, occasion, round, state,
                                due_at, closes_at, assigned_at, late_reason, skip_reason, draft,
                                draft_seconds)
        values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', '{}')
        on conflict (patient_id, instrument, occasion, round) do nothing
        """,
        id,
        order.patientId(),
        order.instrument(),
        order.occasion().name(),
        order.round(),
        state.name(),
        order.dueAt(),
        order.closesAt(),
        now,
        order.lateReason(),
        skipReason);
  }

  /** What a patient is asked in a round, without what was left out. */
  List<String> instrumentsOf(UUID patientId, String round) {
    return sql.query(
        """
        select instrument from assignment
        where patient_id = ? and round = ? and state <> 'SKIPPED'
        """,
        row -> row.getString(1),
        patientId,
        round);
  }

  /** Whether a patient has an instrument still to answer. */
  boolean isOpen(UUID patientId, String instrument) {
    return sql.first(
            """
            select 1 from assignment
            where patient_id = ? and instrument = ? and state in ('ASSIGNED', 'IN_PROGRESS')
            """,
            row -> 1,
            patientId,
            instrument)
        .isPresent();
  }
}
