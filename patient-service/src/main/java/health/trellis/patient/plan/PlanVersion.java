package health.trellis.patient.plan;

import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.ground.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One version of a treatment plan: written, then signed, then at some time superseded. */
@Entity
@DynamicUpdate
@Table(name = "treatment_plan_version")
class PlanVersion {
  @Id private UUID id;
  private UUID planId;
  private int number;

  @Enumerated(EnumType.STRING)
  private PlanStatus status;

  @Convert(converter = ContentColumn.class)
  @ColumnTransformer(write = "?::jsonb")
  private PlanContent content;

  private LocalDate effectiveFrom;
  private LocalDate reviewDueOn;
  private @Nullable String revisionReason;
  private String author;
  private @Nullable String signedBy;
  private @Nullable UUID signedByPractitioner;
  private @Nullable Instant signedAt;
  private Instant createdAt;

  /** Stores the content. */
  @Converter
  static class ContentColumn extends JsonColumn<PlanContent> {
    ContentColumn() {
      super(PlanContent.class);
    }
  }

  /**
   * What a draft says and for when.
   *
   * @param content the plan itself
   * @param effectiveFrom first day that it holds for
   * @param reviewDueOn next review, after that day
   */
  record Text(PlanContent content, LocalDate effectiveFrom, LocalDate reviewDueOn) {}

  /** For Hibernate. */
  protected PlanVersion() {}

  static PlanVersion draft(UUID planId, Text text, String author, Instant now) {
    PlanVersion version = new PlanVersion();
    version.id = Ids.next();
    version.planId = planId;
    version.number = 1;
    version.status = PlanStatus.DRAFT;
    version.author = author;
    version.createdAt = now;
    version.write(text);
    return version;
  }

  /** A draft of the next version that begins as a copy of this one. */
  PlanVersion revise(
      LocalDate from, LocalDate reviewDue, String reason, String reviser, Instant now) {
    PlanVersion next = draft(planId, new Text(content, from, reviewDue), reviser, now);
    next.number = number + 1;
    next.revisionReason = reason;
    return next;
  }

  void edit(Text text) {
    refuseSigned();
    write(text);
  }

  /** Puts it in force by the signature of a clinician who needs no other. */
  void sign(String name, UUID practitionerId, Instant now) {
    refuseSigned();
    inForce(name, practitionerId, now);
  }

  /** Freezes it until the supervisor has signed too. */
  void awaitCosignature() {
    refuseSigned();
    status = PlanStatus.AWAITING_COSIGNATURE;
  }

  /** Puts it in force by the supervisor's signature beside the clinician's. */
  void cosign(String clinician, UUID practitionerId, Instant now) {
    refuseNotAwaiting();
    inForce(clinician, practitionerId, now);
  }

  /** Gives it back to its author: it can be edited again. */
  void giveBack() {
    refuseNotAwaiting();
    status = PlanStatus.DRAFT;
  }

  private void refuseNotAwaiting() {
    if (status != PlanStatus.AWAITING_COSIGNATURE) {
      throw Refusal.conflict("no-cosignature", "No version awaits a supervisor's signature.");
    }
  }

  private void inForce(String name, UUID practitionerId, Instant now) {
    status = PlanStatus.ACTIVE;
    signedBy = name;
    signedByPractitioner = practitionerId;
    signedAt = now;
  }

  void supersede() {
    if (status != PlanStatus.ACTIVE) {
      throw new IllegalStateException("only a plan in force is superseded");
    }
    status = PlanStatus.SUPERSEDED;
  }

  /** Completes what a signature freezes: baselines that were known but not written down. */
  void complete(PlanContent completed) {
    refuseSigned();
    content = completed;
  }

  private void write(Text text) {
    content = text.content();
    effectiveFrom = text.effectiveFrom();
    reviewDueOn = text.reviewDueOn();
  }

  private void refuseSigned() {
    if (status == PlanStatus.AWAITING_COSIGNATURE) {
      throw Refusal.conflict(
          "plan-signed", "It is signed and awaits the supervisor, who may return it.");
    }
    if (status != PlanStatus.DRAFT) {
      throw Refusal.conflict("plan-signed", "A signed plan cannot be edited: revise it.");
    }
  }

  UUID planId() {
    return planId;
  }

  int number() {
    return number;
  }

  PlanStatus status() {
    return status;
  }

  PlanContent content() {
    return content;
  }

  LocalDate effectiveFrom() {
    return effectiveFrom;
  }

  LocalDate reviewDueOn() {
    return reviewDueOn;
  }

  @Nullable String revisionReason() {
    return revisionReason;
  }

  String author() {
    return author;
  }

  @Nullable String signedBy() {
    return signedBy;
  }

  @Nullable UUID signedByPractitioner() {
    return signedByPractitioner;
  }

  @Nullable Instant signedAt() {
    return signedAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  TreatmentPlanSigned signed(TreatmentPlan plan, List<String> conditions) {
    return new TreatmentPlanSigned(
        plan.patientId(),
        plan.episodeId(),
        planId,
        number,
        effectiveFrom,
        reviewDueOn,
        content.prescription().prescription(),
        conditions);
  }
}
