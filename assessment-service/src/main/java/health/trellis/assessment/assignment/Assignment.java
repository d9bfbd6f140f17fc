package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.AssignmentView;
import health.trellis.assessment.ground.JsonColumn;
import health.trellis.assessment.ground.Occasion;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.kit.http.Refusal;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** That a patient is asked to answer an instrument. */
@Entity
@Table(name = "assignment")
class Assignment {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private String instrument;

  @Enumerated(EnumType.STRING)
  private Occasion occasion;

  private String round;

  @Enumerated(EnumType.STRING)
  private AssignmentState state;

  private Instant dueAt;
  private Instant assignedAt;
  private @Nullable String lateReason;

  @Convert(converter = JsonColumn.Texts.class)
  @ColumnTransformer(write = "?::jsonb")
  private Map<String, String> draft;

  private @Nullable Instant completedAt;
  private @Nullable UUID responseId;

  /** For Hibernate. */
  protected Assignment() {}

  static Assignment of(Order order, UUID id, Instant now) {
    Assignment assignment = new Assignment();
    assignment.id = id;
    assignment.patientId = order.patientId();
    assignment.instrument = order.instrument();
    assignment.occasion = order.occasion();
    assignment.round = order.round();
    assignment.state = AssignmentState.ASSIGNED;
    assignment.dueAt = order.dueAt();
    assignment.assignedAt = now;
    assignment.lateReason = order.lateReason();
    assignment.draft = Map.of();
    return assignment;
  }

  /** Keeps what is answered so far. */
  void save(Map<String, String> answers) {
    refuseClosed();
    state = AssignmentState.IN_PROGRESS;
    draft = answers;
  }

  /** Refuses what is no longer to be answered. */
  void refuseClosed() {
    if (state == AssignmentState.COMPLETED) {
      throw Refusal.conflict("already-completed", "It has been answered.");
    }
    if (state == AssignmentState.EXPIRED) {
      throw Refusal.conflict("expired", "The time to answer is over.");
    }
  }

  /** Closes it with its answers. */
  void complete(UUID response, Instant now) {
    refuseClosed();
    state = AssignmentState.COMPLETED;
    completedAt = now;
    responseId = response;
    draft = Map.of();
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  UUID patientId() {
    return patientId;
  }

  String instrument() {
    return instrument;
  }

  Occasion occasion() {
    return occasion;
  }

  Instant dueAt() {
    return dueAt;
  }

  AssessmentAssigned assigned() {
    return new AssessmentAssigned(
        patientId, id, instrument, occasion.name(), dueAt, lateReason != null);
  }

  AssignmentView view(String title) {
    return new AssignmentView(
        id,
        patientId,
        instrument,
        title,
        occasion,
        state,
        dueAt,
        assignedAt,
        lateReason,
        draft,
        completedAt,
        responseId);
  }
}
