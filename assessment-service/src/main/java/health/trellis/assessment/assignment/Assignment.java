package health.trellis.assessment.assignment;

import health.trellis.assessment.assignment.AssignmentDto.AssignmentView;
import health.trellis.assessment.assignment.AssignmentDto.SkipReason;
import health.trellis.assessment.ground.JsonColumn;
import health.trellis.assessment.ground.Occasion;
import health.trellis.assessment.instrument.Use;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.kit.http.Refusal;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
  private Instant closesAt;
  private Instant assignedAt;
  private @Nullable String lateReason;

  @Convert(converter = JsonColumn.Texts.class)
  @ColumnTransformer(write = "?::jsonb")
  private Map<String, String> draft;

  @Convert(converter = JsonColumn.Numbers.class)
  @ColumnTransformer(write = "?::jsonb")
  private Map<String, Integer> draftSeconds;

  @Enumerated(EnumType.STRING)
  private @Nullable SkipReason skipReason;

  private @Nullable String skipNote;
  private @Nullable String skippedBy;
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
    assignment.closesAt = order.closesAt();
    assignment.assignedAt = now;
    assignment.lateReason = order.lateReason();
    assignment.draft = Map.of();
    assignment.draftSeconds = Map.of();
    return assignment;
  }

  /** Keeps what is answered so far. */
  void save(Map<String, String> answers) {
    refuseClosed();
    state = AssignmentState.IN_PROGRESS;
    draft = answers;
  }

  /** Keeps one more answer. */
  void save(String item, String option, int seconds) {
    Map<String, String> answers = new LinkedHashMap<>(draft);
    answers.put(item, option);
    save(answers);
    Map<String, Integer> times = new LinkedHashMap<>(draftSeconds);
    times.merge(item, seconds, Integer::sum);
    draftSeconds = times;
  }

  /** Lets it be, with a reason. */
  void skip(SkipReason reason, @Nullable String note, String by) {
    refuseClosed();
    state = AssignmentState.SKIPPED;
    skipReason = reason;
    skipNote = note;
    skippedBy = by;
  }

  /** Takes answers in that were given while it was open, whenever they come. */
  void reopenFor(Instant authoredAt) {
    if (state == AssignmentState.EXPIRED && authoredAt.isBefore(closesAt)) {
      state = AssignmentState.IN_PROGRESS;
    }
  }

  /** Refuses what is no longer to be answered. */
  void refuseClosed() {
    if (state == AssignmentState.SKIPPED) {
      throw Refusal.conflict("skipped", "It need not be answered: it was skipped.");
    }
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
    draftSeconds = Map.of();
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

  AssessmentSkipped skipped(Instant now) {
    return new AssessmentSkipped(
        patientId, id, instrument, occasion.name(), Objects.requireNonNull(skipReason).name(), now);
  }

  Map<String, String> draft() {
    return draft;
  }

  Map<String, Integer> draftSeconds() {
    return draftSeconds;
  }

  AssignmentView view(String title, Use.Rater rater) {
    return new AssignmentView(
        id,
        patientId,
        instrument,
        title,
        occasion,
        state,
        dueAt,
        closesAt,
        assignedAt,
        lateReason,
        draft,
        draftSeconds,
        rater,
        skipReason,
        completedAt,
        responseId);
  }
}
