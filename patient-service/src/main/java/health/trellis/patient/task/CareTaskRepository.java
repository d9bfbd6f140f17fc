package health.trellis.patient.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.SpecHints;

/** Finds care tasks. */
@ApplicationScoped
class CareTaskRepository implements PanacheRepositoryBase<CareTask, UUID> {

  private static final int SKIP_LOCKED = -2;

  /** Those for which a condition on {@code t} holds, the most urgent first. */
  List<CareTask> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from CareTask t where " + condition + " order by t.dueAt, t.id", parameters)
        .range(0, rows - 1)
        .list();
  }

  /**
   * Those that are overdue and of whom the next should hear, the longest overdue first, held until
   * the transaction is over; those that somebody changes at the moment are left out.
   *
   * @param since due by then, for tasks of which nobody heard
   * @param again due by then, for tasks of which the first has heard
   */
  List<CareTask> toEscalate(Instant since, Instant again, int rows) {
    return find(
            """
            from CareTask t where t.state <> DONE and t.escalation <> PROGRAM_ADMIN
              and t.dueAt <= :since and (t.escalation = NONE or t.dueAt <= :again)
            order by t.dueAt
            """,
            Map.of("since", since, "again", again))
        .range(0, rows - 1)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
        .list();
  }
}
