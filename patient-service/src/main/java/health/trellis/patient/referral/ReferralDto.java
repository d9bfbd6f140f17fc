package health.trellis.patient.referral;

import health.trellis.event.LevelOfCare;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about referrals hold. */
public final class ReferralDto {
  private ReferralDto() {}

  /** Who referred. */
  public enum Source {
    EHR,
    SELF,
    FAMILY,
    HOSPITAL,
    EMERGENCY_DEPARTMENT,
    PRIMARY_CARE,
    OUTPATIENT_PROVIDER,
    RESIDENTIAL_PROGRAM,
    COURT,
    EMPLOYER,
    SCHOOL,
    PAYER,
    OTHER
  }

  /** How soon somebody has to be seen. */
  public enum Urgency {
    EMERGENT,
    URGENT,
    ROUTINE
  }

  /** Request: record a referral that came by phone, letter or in person. */
  @Schema(name = "RecordReferral")
  public record RecordReferral(
      @Schema(examples = "PRIMARY_CARE") @NotNull Source source,
      @Schema(description = "Who, by name", examples = "Dr. Okafor, Elm Street Clinic")
          @Size(max = 200)
          @Nullable String sourceName,
      @Schema(examples = "Depressed for months, off work") @NotBlank @Size(max = 2000)
          String reason,
      @Schema(description = "ROUTINE when absent") @Nullable Urgency urgency,
      @Schema(description = "The program asked for") @Nullable UUID programId) {}

  /** Request: decline a referral. */
  @Schema(name = "DeclineReferral")
  public record DeclineReferral(
      @Schema(examples = "Lives out of state") @NotBlank @Size(max = 500) String reason) {}

  /** Request: decide about a referral. */
  @Schema(name = "DecideReferral")
  public record DecideReferral(
      @NotNull DecisionOutcome outcome,
      @Schema(description = "For ACCEPT and WAITLIST; the screening's level when absent")
          @Nullable LevelOfCare levelOfCare,
      @Schema(description = "For ACCEPT and WAITLIST; the one asked for when absent")
          @Nullable UUID programId,
      @Schema(description = "For WAITLIST; the one before, or OTHER, when absent")
          @Nullable PriorityPopulation population,
      @Schema(examples = "[\"MEETS_CRITERIA\"]") @NotEmpty @Size(max = 10)
          Set<@NotNull DecisionReason> reasons,
      @Schema(description = "Needed where the level differs from the screening's, and for OTHER")
          @Size(max = 2000)
          @Nullable String note) {}

  /** Answer: a decision. */
  @Schema(name = "IntakeDecision")
  public record DecisionView(
      UUID id,
      UUID referralId,
      DecisionOutcome outcome,
      @Nullable LevelOfCare levelOfCare,
      @Schema(description = "What the latest screening pointed to")
          @Nullable LevelOfCare indicatedLevel,
      @Nullable UUID screeningId,
      @Nullable UUID programId,
      Set<DecisionReason> reasons,
      @Nullable String note,
      String decidedBy,
      Instant decidedAt) {}

  /** Where on the waiting list somebody is. */
  @Schema(name = "WaitingPlace")
  public record Waiting(
      PriorityPopulation population,
      @Schema(description = "1 goes first") int rank,
      Instant since,
      @Schema(
              description =
                  "Latest time to admit, or to begin interim services (45 CFR 96.126, 96.131)")
          @Nullable Instant offerBy) {}

  /** Answer: a referral. */
  @Schema(name = "Referral")
  public record ReferralView(
      UUID id,
      UUID patientId,
      Source source,
      @Nullable String sourceName,
      @Nullable String reason,
      Urgency urgency,
      @Schema(description = "Client id of the EHR, if one referred") @Nullable String referredBy,
      ReferralState state,
      @Schema(description = "How many resources it brought") int resources,
      @Nullable UUID programId,
      @Schema(description = "The level decided on") @Nullable LevelOfCare levelOfCare,
      @Schema(description = "While on the waiting list") @Nullable Waiting waiting,
      @Nullable UUID episodeId,
      @Nullable String declineReason,
      Instant receivedAt,
      @Nullable Instant closedAt) {}
}
