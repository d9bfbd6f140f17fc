package health.trellis.patient.task;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.task.CareTaskDto.CareTaskView;
import health.trellis.patient.task.CareTaskDto.UpdateCareTask;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that staff have to do for a patient. */
@Entity
@Table(name = "care_task")
class CareTask {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;

  @Enumerated(EnumType.STRING)
  private TaskKind kind;

  @Enumerated(EnumType.STRING)
  private TaskState state;

  private String source;
  private String title;
  private @Nullable String note;

  @Enumerated(EnumType.STRING)
  private Assignee assigneeRole;

  private @Nullable UUID practitionerId;
  private Instant dueAt;
  private String createdBy;
  private Instant createdAt;
  private Instant updatedAt;
  private @Nullable Instant doneAt;
  private @Nullable String doneBy;

  /** For Hibernate. */
  protected CareTask() {}

  void update(UpdateCareTask wanted, String by, Instant now) {
    if (state == TaskState.DONE || !state.mayBecome(wanted.state())) {
      throw Refusal.conflict("task-done", "A task that is done stays done.");
    }
    note = wanted.note();
    assigneeRole = wanted.assigneeRole();
    practitionerId = wanted.practitionerId();
    dueAt = wanted.dueAt();
    become(wanted.state(), by, now);
  }

  /** What asked for it turned out not to be so. */
  void settle(String why, String by, Instant now) {
    note = why;
    become(TaskState.DONE, by, now);
  }

  private void become(TaskState next, String by, Instant now) {
    state = next;
    updatedAt = now;
    if (next == TaskState.DONE) {
      doneAt = now;
      doneBy = by;
    }
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  Instant dueAt() {
    return dueAt;
  }

  CareTaskView view() {
    return new CareTaskView(
        id,
        patientId,
        kind,
        state,
        source,
        title,
        note,
        assigneeRole,
        practitionerId,
        dueAt,
        createdBy,
        createdAt,
        doneAt,
        doneBy);
  }
}
