package health.trellis.scheduling.authorization;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Why a place was given past what the payer approved. */
@Entity
@Table(name = "authorization_override")
public class AuthorizationOverride {
  @Id private UUID bookingId;
  private String reason;
  private String givenBy;
  private Instant givenAt;

  /** For Hibernate. */
  protected AuthorizationOverride() {}

  AuthorizationOverride(UUID bookingId, String reason, String givenBy, Instant givenAt) {
    this.bookingId = bookingId;
    this.reason = reason;
    this.givenBy = givenBy;
    this.givenAt = givenAt;
  }
}
