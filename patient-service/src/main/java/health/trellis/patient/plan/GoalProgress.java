package health.trellis.patient.plan;

import health.trellis.kit.Ids;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One entry of progress towards a goal; setbacks are progress too. */
@Entity
@Immutable
@Table(name = "goal_progress")
class GoalProgress {
  @Id private UUID id;
  private UUID planId;
  private UUID goalId;
  private LocalDate recordedOn;
  private @Nullable BigDecimal value;
  private boolean achieved;
  private boolean setback;
  private @Nullable String note;
  private @Nullable String learned;
  private @Nullable UUID objectiveId;
  private @Nullable UUID noteId;
  private @Nullable Integer attainment;
  private String recordedBy;
  private Instant recordedAt;

  /** What was observed. */
  record Observed(
      LocalDate on,
      @Nullable BigDecimal value,
      boolean setback,
      @Nullable String note,
      @Nullable String learned,
      @Nullable UUID objectiveId,
      @Nullable UUID noteId,
      @Nullable Integer attainment) {
    static Observed measured(LocalDate on, BigDecimal value) {
      return new Observed(on, value, false, null, null, null, null, null);
    }
  }

  /** For Hibernate. */
  protected GoalProgress() {}

  static GoalProgress of(GoalRecord goal, Observed observed, String recordedBy, Instant now) {
    GoalProgress progress = new GoalProgress();
    progress.id = Ids.next();
    progress.planId = goal.planId();
    progress.goalId = goal.id();
    progress.recordedOn = observed.on();
    progress.value = observed.value();
    GoalTarget target = goal.target();
    progress.achieved =
        target != null && observed.value() != null && target.isReachedBy(observed.value());
    progress.setback = observed.setback();
    progress.note = observed.note();
    progress.learned = observed.learned();
    progress.objectiveId = observed.objectiveId();
    progress.noteId = observed.noteId();
    progress.attainment = observed.attainment();
    progress.recordedBy = recordedBy;
    progress.recordedAt = now;
    return progress;
  }

  UUID goalId() {
    return goalId;
  }

  boolean achieved() {
    return achieved;
  }

  ProgressView view() {
    return new ProgressView(
        id,
        goalId,
        recordedOn,
        value,
        achieved,
        setback,
        note,
        learned,
        objectiveId,
        noteId,
        attainment,
        recordedBy);
  }
}
