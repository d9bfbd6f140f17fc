package health.trellis.patient.plan;

import health.trellis.patient.ground.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A goal of a signed plan with its life over the versions. */
@Entity
@Table(name = "goal")
class GoalRecord {
  @Id private UUID id;
  @Version private long version;
  private UUID planId;
  private UUID patientId;
  private String description;

  @Convert(converter = TargetColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable GoalTarget target;

  @Enumerated(EnumType.STRING)
  private Lifecycle lifecycle;

  private LocalDate startOn;
  private @Nullable LocalDate achievedOn;
  private Instant updatedAt;

  /** How a goal ends. */
  enum Lifecycle {
    ACTIVE,
    COMPLETED,
    CANCELLED
  }

  /** Stores a target. */
  @Converter
  static class TargetColumn extends JsonColumn<GoalTarget> {
    TargetColumn() {
      super(GoalTarget.class);
    }
  }

  /** For Hibernate. */
  protected GoalRecord() {}

  static GoalRecord begin(UUID id, TreatmentPlan plan, LocalDate on) {
    GoalRecord goal = new GoalRecord();
    goal.id = id;
    goal.planId = plan.id();
    goal.patientId = plan.patientId();
    goal.lifecycle = Lifecycle.ACTIVE;
    goal.startOn = on;
    return goal;
  }

  /** What the version that was just signed says of it. A cancelled goal that is back goes on. */
  void take(PlanContent.Goal wanted, Instant now) {
    description = wanted.description();
    target = wanted.target();
    if (lifecycle == Lifecycle.CANCELLED) {
      lifecycle = Lifecycle.ACTIVE;
    }
    updatedAt = now;
  }

  /** The version that was just signed names it no more. */
  void drop(Instant now) {
    if (lifecycle == Lifecycle.ACTIVE) {
      lifecycle = Lifecycle.CANCELLED;
      updatedAt = now;
    }
  }

  /** Tells whether that is news. */
  boolean achieve(LocalDate on, Instant now) {
    if (lifecycle != Lifecycle.ACTIVE) {
      return false;
    }
    lifecycle = Lifecycle.COMPLETED;
    achievedOn = on;
    updatedAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  UUID planId() {
    return planId;
  }

  UUID patientId() {
    return patientId;
  }

  String description() {
    return description;
  }

  @Nullable GoalTarget target() {
    return target;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  LocalDate startOn() {
    return startOn;
  }

  @Nullable LocalDate achievedOn() {
    return achievedOn;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
