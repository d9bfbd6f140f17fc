package health.trellis.patient.referral;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about referrals hold. */
public final class ReferralDto {
  private ReferralDto() {}

  /** Where a referral stands: OPEN until the patient is admitted or the referral declined. */
  public enum State {
    OPEN,
    ADMITTED,
    DECLINED
  }

  /** Request: decline a referral. */
  @Schema(name = "DeclineReferral")
  public record DeclineReferral(
      @Schema(examples = "Lives out of state") @NotBlank @Size(max = 500) String reason) {}

  /** Answer: a referral. */
  @Schema(name = "Referral")
  public record ReferralView(
      UUID id,
      UUID patientId,
      @Schema(description = "Client id of the EHR") String referredBy,
      State state,
      @Schema(description = "How many resources it brought") int resources,
      @Nullable UUID episodeId,
      @Nullable String declineReason,
      Instant receivedAt,
      @Nullable Instant closedAt) {}
}
