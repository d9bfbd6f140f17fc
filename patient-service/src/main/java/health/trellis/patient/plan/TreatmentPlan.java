package health.trellis.patient.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The treatment plan of an episode: what its versions hang on, and what serializes changes. */
@Entity
@Table(name = "treatment_plan")
class TreatmentPlan {
  @Id private UUID id;
  @Version private long version;
  private UUID episodeId;
  private UUID patientId;
  private @Nullable LocalDate closedOn;
  private Instant createdAt;
  private Instant updatedAt;

  /** For Hibernate. */
  protected TreatmentPlan() {}

  static TreatmentPlan of(UUID id, UUID episodeId, UUID patientId, Instant now) {
    TreatmentPlan plan = new TreatmentPlan();
    plan.id = id;
    plan.episodeId = episodeId;
    plan.patientId = patientId;
    plan.createdAt = now;
    plan.updatedAt = now;
    return plan;
  }

  /** Every change of a version counts the plan on, so that changes at once exclude each other. */
  void touch(Instant now) {
    updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plusNanos(1000);
  }

  void close(LocalDate on, Instant now) {
    closedOn = on;
    touch(now);
  }

  UUID id() {
    return id;
  }

  UUID episodeId() {
    return episodeId;
  }

  UUID patientId() {
    return patientId;
  }

  long version() {
    return version;
  }

  @Nullable LocalDate closedOn() {
    return closedOn;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
