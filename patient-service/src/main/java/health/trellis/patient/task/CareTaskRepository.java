package health.trellis.patient.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds care tasks. */
@ApplicationScoped
class CareTaskRepository implements PanacheRepositoryBase<CareTask, UUID> {

  /** Those for which a condition on {@code t} holds, the most urgent first. */
  List<CareTask> matching(String condition, Map<String, Object> parameters, int rows) {
    return find("from CareTask t where " + condition + " order by t.dueAt, t.id", parameters)
        .range(0, rows - 1)
        .list();
  }

  Optional<CareTask> open(UUID patientId, TaskKind kind, String source) {
    return find(
            "patientId = ?1 and kind = ?2 and source = ?3 and state <> ?4",
            patientId,
            kind,
            source,
            TaskState.DONE)
        .firstResultOptional();
  }
}
