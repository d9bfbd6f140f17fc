package health.trellis.patient.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about care tasks hold. */
public final class CareTaskDto {
  private CareTaskDto() {}

  /** Request: open a task. */
  @Schema(name = "OpenCareTask")
  public record OpenCareTask(
      @NotNull UUID patientId,
      @Schema(examples = "OTHER") @NotNull TaskKind kind,
      @Schema(examples = "Call the school counselor") @NotBlank @Size(max = 200) String title,
      @Size(max = 2000) @Nullable String note,
      @Schema(examples = "CLINICIAN") @NotNull Assignee assigneeRole,
      @Schema(description = "The clinician whose task it is") @Nullable UUID practitionerId,
      @Schema(examples = "2026-03-02T17:00:00Z") @NotNull Instant dueAt) {}

  /** Request: how a task stands. */
  @Schema(name = "UpdateCareTask")
  public record UpdateCareTask(
      @Schema(examples = "DONE") @NotNull TaskState state,
      @Schema(examples = "Reached on the second call") @Size(max = 2000) @Nullable String note,
      @NotNull Assignee assigneeRole,
      @Nullable UUID practitionerId,
      @NotNull Instant dueAt) {}

  /** Answer: a task. */
  @Schema(name = "CareTask")
  public record CareTaskView(
      UUID id,
      UUID patientId,
      TaskKind kind,
      TaskState state,
      @Schema(description = "What asked for it") String source,
      String title,
      @Nullable String note,
      Assignee assigneeRole,
      @Nullable UUID practitionerId,
      Instant dueAt,
      String createdBy,
      Instant createdAt,
      @Nullable Instant doneAt,
      @Nullable String doneBy,
      @Schema(description = "To whom it went because nobody did it in time") Escalation escalation,
      @Schema(description = "The supervisor to whom it went") @Nullable UUID escalatedTo,
      @Nullable Instant escalatedAt) {}

  /** What a change of a task was; a state names itself. */
  public enum TaskChangeKind {
    OPENED,
    IN_PROGRESS,
    DONE,
    ASSIGNED,
    DUE,
    NOTE,
    ESCALATED
  }

  /** Answer: one change of a task, with what it became. */
  @Schema(name = "CareTaskChange")
  public record TaskChangeView(
      UUID id,
      @Schema(description = "What changed", examples = "[\"ASSIGNED\"]")
          Set<TaskChangeKind> changes,
      TaskState state,
      Assignee assigneeRole,
      @Nullable UUID practitionerId,
      Instant dueAt,
      @Nullable String note,
      Escalation escalation,
      @Nullable UUID escalatedTo,
      String changedBy,
      Instant changedAt) {}
}
