package health.trellis.patient.safety;

import health.trellis.event.patient.SafetyPlanActivated;
import health.trellis.kit.Ids;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.ground.JsonColumn;
import health.trellis.patient.safety.SafetyPlanDto.SafetyPlanView;
import health.trellis.patient.safety.SafetyPlanDto.Status;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One version of a patient's safety plan. */
@Entity
@Table(name = "safety_plan")
class SafetyPlan {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private int number;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private SafetyContent content;

  private String author;
  private @Nullable Instant activatedAt;
  private Instant createdAt;
  private Instant updatedAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<SafetyContent> {
    ContentColumn() {
      super(SafetyContent.class);
    }
  }

  /** For Hibernate. */
  protected SafetyPlan() {}

  static SafetyPlan draft(
      UUID patientId, int number, SafetyContent content, String author, Instant now) {
    SafetyPlan plan = new SafetyPlan();
    plan.id = Ids.next();
    plan.patientId = patientId;
    plan.number = number;
    plan.status = Status.DRAFT;
    plan.content = content;
    plan.author = author;
    plan.createdAt = now;
    plan.updatedAt = now;
    return plan;
  }

  void edit(SafetyContent wanted, Instant now) {
    refuseNotDraft();
    content = wanted;
    updatedAt = now;
  }

  void activate(Instant now) {
    refuseNotDraft();
    List<FieldError> missing = content.missing();
    if (!missing.isEmpty()) {
      throw Refusal.invalid(missing);
    }
    status = Status.ACTIVE;
    activatedAt = now;
    updatedAt = now;
  }

  void supersede(Instant now) {
    status = Status.SUPERSEDED;
    updatedAt = now;
  }

  private void refuseNotDraft() {
    if (status != Status.DRAFT) {
      throw Refusal.conflict("plan-active", "It is in force: write a new version.");
    }
  }

  UUID patientId() {
    return patientId;
  }

  int number() {
    return number;
  }

  long version() {
    return version;
  }

  SafetyContent content() {
    return content;
  }

  SafetyPlanActivated activated() {
    return new SafetyPlanActivated(patientId, id, number);
  }

  SafetyPlanView view() {
    return new SafetyPlanView(
        id, patientId, number, status, content, author, activatedAt, updatedAt);
  }
}
