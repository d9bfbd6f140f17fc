package health.trellis.scheduling.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A secret link to the calendar of a patient or a clinician. */
@Entity
@Table(name = "calendar_feed")
public class Feed {
  @Id private UUID id;
  private @Nullable UUID patientId;
  private @Nullable UUID clinicianId;
  private byte[] secretHash;
  private String createdBy;
  private Instant createdAt;
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  protected Feed() {}

  Feed(UUID id, FeedOwner owner, FeedSecret secret, String createdBy, Instant createdAt) {
    this.id = id;
    this.patientId = owner.kind() == FeedOwner.Kind.PATIENT ? owner.id() : null;
    this.clinicianId = owner.kind() == FeedOwner.Kind.CLINICIAN ? owner.id() : null;
    this.secretHash = secret.hash();
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /** Told again, nothing changes. */
  void revoke(Instant now) {
    revokedAt = revokedAt == null ? now : revokedAt;
  }

  UUID id() {
    return id;
  }

  FeedOwner owner() {
    return patientId == null
        ? new FeedOwner(FeedOwner.Kind.CLINICIAN, Objects.requireNonNull(clinicianId))
        : new FeedOwner(FeedOwner.Kind.PATIENT, patientId);
  }

  Instant createdAt() {
    return createdAt;
  }
}
