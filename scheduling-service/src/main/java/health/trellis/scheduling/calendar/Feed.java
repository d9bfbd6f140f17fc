package health.trellis.scheduling.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A secret link to a patient's calendar. */
@Entity
@Table(name = "calendar_feed")
public class Feed {
  @Id private UUID id;
  private UUID patientId;
  private byte[] secretHash;
  private String createdBy;
  private Instant createdAt;
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  protected Feed() {}

  Feed(UUID id, UUID patientId, FeedSecret secret, String createdBy, Instant createdAt) {
    this.id = id;
    this.patientId = patientId;
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

  UUID patientId() {
    return patientId;
  }

  Instant createdAt() {
    return createdAt;
  }
}
