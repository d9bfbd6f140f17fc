package health.trellis.scheduling.episode;

import health.trellis.event.patient.Prescription;
import health.trellis.event.patient.TreatmentPlanSigned;
import health.trellis.kit.json.EventJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** One version of a signed treatment plan: what it prescribes, and from when on. */
@Entity
@Table(name = "signed_plan")
public class SignedPlan {
  @Id private UUID id;
  private UUID episodeId;
  private UUID planId;
  private int planVersion;
  private LocalDate effectiveFrom;
  private Instant receivedAt;

  @Column(name = "prescription", columnDefinition = "jsonb")
  @ColumnTransformer(write = "?::jsonb")
  private String prescription;

  /** For Hibernate. */
  protected SignedPlan() {}

  SignedPlan(UUID id, TreatmentPlanSigned signed, Instant now) {
    this.id = id;
    episodeId = signed.episodeId();
    planId = signed.planId();
    planVersion = signed.version();
    effectiveFrom = signed.effectiveFrom();
    receivedAt = now;
    prescription = EventJson.write(signed.prescription());
  }

  /** Whose plan it is. */
  UUID episodeId() {
    return episodeId;
  }

  /** The version of the plan. */
  public int planVersion() {
    return planVersion;
  }

  /** First day that it holds for. */
  public LocalDate effectiveFrom() {
    return effectiveFrom;
  }

  /** When scheduling learned of it. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** What to schedule. */
  public Prescription prescription() {
    try {
      return EventJson.mapper().readValue(prescription, Prescription.class);
    } catch (IOException impossible) {
      throw new IllegalStateException("a stored prescription must be readable", impossible);
    }
  }
}
