package health.trellis.patient.task;

import health.trellis.event.patient.CareTaskDone;
import health.trellis.event.patient.CareTaskEscalated;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.task.CareTaskDto.CareTaskView;
import health.trellis.patient.task.CareTaskDto.UpdateCareTask;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
  private String updatedBy;

  @Enumerated(EnumType.STRING)
  private Escalation escalation;

  private @Nullable UUID escalatedTo;
  private @Nullable Instant escalatedAt;

  /** For Hibernate. */
  protected CareTask() {}

  void update(UpdateCareTask wanted, String by, Instant now) {
    if (state == TaskState.DONE || !state.mayBecome(wanted.state())) {
      throw Refusal.conflict("task-done", "A task that is done stays done.");
    }
    note = wanted.note();
    assigneeRole = wanted.assigneeRole();
    practitionerId = wanted.practitionerId();
    if (wanted.dueAt().isAfter(dueAt) && wanted.dueAt().isAfter(now)) {
      calmDown();
    }
    dueAt = wanted.dueAt();
    become(wanted.state(), by, now);
  }

  /** More time was given: who hears of it when that is over too is found anew. */
  private void calmDown() {
    escalation = Escalation.NONE;
    escalatedTo = null;
    escalatedAt = null;
  }

  /** Goes to the next who should know, if it is time; what is to be told. */
  Optional<CareTaskEscalated> escalate(Optional<UUID> supervisor, Instant now) {
    Optional<Escalation> next =
        escalation.next(assigneeRole, supervisor.isPresent(), Duration.between(dueAt, now));
    next.ifPresent(
        to -> {
          escalation = to;
          escalatedTo = to == Escalation.SUPERVISOR ? supervisor.orElse(null) : null;
          escalatedAt = now;
          updatedAt = now;
          updatedBy = CareTasks.SELF;
        });
    return next.map(
        to -> new CareTaskEscalated(patientId, id, kind.name(), to.name(), escalatedTo, dueAt));
  }

  /** What is to be told of a task that is done. */
  CareTaskDone done() {
    return new CareTaskDone(patientId, id, kind.name(), Objects.requireNonNull(doneAt));
  }

  private void become(TaskState next, String by, Instant now) {
    state = next;
    updatedAt = now;
    updatedBy = by;
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

  Instant updatedAt() {
    return updatedAt;
  }

  boolean isDone() {
    return state == TaskState.DONE;
  }

  Optional<UUID> practitionerId() {
    return Optional.ofNullable(practitionerId);
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
        doneBy,
        escalation,
        escalatedTo,
        escalatedAt);
  }
}
