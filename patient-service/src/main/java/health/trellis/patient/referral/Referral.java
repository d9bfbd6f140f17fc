package health.trellis.patient.referral;

import health.trellis.kit.http.Refusal;
import health.trellis.patient.referral.ReferralDto.ReferralView;
import health.trellis.patient.referral.ReferralDto.State;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A referral on intake's worklist. */
@Entity
@Table(name = "referral")
class Referral {
  @Id private UUID id;
  @Version private long version;
  private UUID patientId;
  private String referredBy;

  @Enumerated(EnumType.STRING)
  private State state;

  private int resources;
  private @Nullable UUID episodeId;
  private @Nullable String declineReason;
  private Instant receivedAt;
  private @Nullable Instant closedAt;

  /** For Hibernate. */
  protected Referral() {}

  static Referral receive(UUID id, UUID patientId, String referredBy, int resources, Instant now) {
    Referral referral = new Referral();
    referral.id = id;
    referral.patientId = patientId;
    referral.referredBy = referredBy;
    referral.state = State.OPEN;
    referral.resources = resources;
    referral.receivedAt = now;
    return referral;
  }

  void admitted(UUID episode, Instant now) {
    state = State.ADMITTED;
    episodeId = episode;
    closedAt = now;
  }

  void decline(String reason, Instant now) {
    if (state != State.OPEN) {
      throw Refusal.conflict("referral-closed", "This referral is closed.");
    }
    state = State.DECLINED;
    declineReason = reason;
    closedAt = now;
  }

  UUID id() {
    return id;
  }

  UUID patientId() {
    return patientId;
  }

  ReferralView view() {
    return new ReferralView(
        id,
        patientId,
        referredBy,
        state,
        resources,
        episodeId,
        declineReason,
        receivedAt,
        closedAt);
  }
}
