package health.trellis.patient.task;

import health.trellis.kit.sql.Sql;
import health.trellis.patient.task.CareTaskDto.TaskChangeKind;
import health.trellis.patient.task.CareTaskDto.TaskChangeView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the history of tasks, which the database writes. */
@ApplicationScoped
class TaskHistory {
  private final Sql sql;

  TaskHistory(Sql sql) {
    this.sql = sql;
  }

  /** The changes of a task after one, oldest first. */
  List<TaskChangeView> of(UUID taskId, UUID after, int rows) {
    return sql.query(
        """
        select id, changes, state, assignee_role, practitioner_id, due_at, note, escalation,
          escalated_to, changed_by, changed_at
        from care_task_change where task_id = ? and id > ? order by id limit ?
        """,
        TaskHistory::read,
        taskId,
        after,
        rows);
  }

  private static TaskChangeView read(ResultSet row) throws SQLException {
    Set<TaskChangeKind> changes = EnumSet.noneOf(TaskChangeKind.class);
    for (String change : (String[]) row.getArray("changes").getArray()) {
      changes.add(TaskChangeKind.valueOf(change));
    }
    return new TaskChangeView(
        row.getObject("id", UUID.class),
        changes,
        TaskState.valueOf(row.getString("state")),
        Assignee.valueOf(row.getString("assignee_role")),
        row.getObject("practitioner_id", UUID.class),
        row.getTimestamp("due_at").toInstant(),
        row.getString("note"),
        Escalation.valueOf(row.getString("escalation")),
        row.getObject("escalated_to", UUID.class),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }
}
