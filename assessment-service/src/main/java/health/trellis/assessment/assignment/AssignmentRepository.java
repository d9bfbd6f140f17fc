package health.trellis.assessment.assignment;

import health.trellis.kit.http.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds assignments. */
@ApplicationScoped
class AssignmentRepository implements PanacheRepositoryBase<Assignment, UUID> {
  private static final List<AssignmentState> OPEN =
      List.of(AssignmentState.ASSIGNED, AssignmentState.IN_PROGRESS);

  /** The assignment, held until the transaction ends: of two submits at once, one is first. */
  Optional<Assignment> held(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** What is open for a patient, most urgent first. */
  List<Assignment> due(UUID patientId, int limit) {
    return find("patientId = ?1 and state in ?2 order by dueAt, id", patientId, OPEN)
        .range(0, limit - 1)
        .list();
  }

  /** A patient's assignments, newest first; one more than the page holds. */
  List<Assignment> page(UUID patientId, @Nullable AssignmentState state, PageRequest page) {
    StringBuilder condition = new StringBuilder("patientId = :patient");
    Map<String, Object> parameters = new HashMap<>(Map.of("patient", patientId));
    if (state != null) {
      condition.append(" and state = :state");
      parameters.put("state", state);
    }
    page.cursor()
        .ifPresent(
            cursor -> {
              condition.append(" and id < :after");
              parameters.put("after", cursor.uuid(0));
            });
    return find(condition + " order by id desc", parameters).range(0, page.limit()).list();
  }

  /**
   * Lets those expire that could be answered until a moment; late entries stay, nobody was told of
   * them.
   */
  int expire(Instant closedBefore) {
    return update(
        "update versioned Assignment set state = ?1"
            + " where state in ?2 and closesAt < ?3 and lateReason is null",
        AssignmentState.EXPIRED,
        OPEN,
        closedBefore);
  }
}
