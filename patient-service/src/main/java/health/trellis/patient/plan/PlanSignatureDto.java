package health.trellis.patient.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about signatures hold. */
public final class PlanSignatureDto {
  private PlanSignatureDto() {}

  /** How a signature was given. */
  public enum SignatureMethod {
    /** By the own account. */
    ELECTRONIC,
    /** On paper; staff record it. */
    PAPER,
    /** By word; staff record it. */
    VERBAL,
    /** Not given; the note says why. */
    DECLINED
  }

  /** Where a signature stands. */
  public enum SignatureState {
    /** Asked for, in time. */
    PENDING,
    /** Asked for, past its day. */
    OVERDUE,
    /** Given in time. */
    SIGNED,
    /** Given after its day. */
    SIGNED_LATE,
    /** Refused, with a note. */
    DECLINED
  }

  /** Request: sign in a role, or record that somebody did or did not. */
  @Schema(name = "SignTreatmentPlan")
  public record Sign(
      @Schema(examples = "PATIENT") @NotNull SignatureRole role,
      @Schema(description = "ELECTRONIC when absent", examples = "PAPER")
          @Nullable SignatureMethod method,
      @Schema(description = "Who signed, for a signature that staff record", examples = "Ana Reyes")
          @Size(min = 1, max = 200)
          @Nullable String signedBy,
      @Schema(description = "Needed when declined", examples = "Wants to read it at home first")
          @Size(min = 1, max = 1000)
          @Nullable String note) {}

  /** Request: give a plan back to its author. */
  @Schema(name = "ReturnTreatmentPlan")
  public record GiveBack(
      @Schema(examples = "The target needs a date") @NotBlank @Size(max = 1000) String reason) {}

  /** Answer: a signature that is there or asked for. */
  @Schema(name = "PlanSignature")
  public record SignatureView(
      SignatureRole role,
      @Schema(description = "Whether the version needs it") boolean needed,
      SignatureState state,
      @Nullable SignatureMethod method,
      @Nullable String signedBy,
      @Nullable UUID practitionerId,
      @Nullable String note,
      @Nullable Instant signedAt,
      LocalDate dueOn,
      @Schema(description = "Days past its day, 0 when in time") int daysLate) {}

  /** Answer: the signatures of a version. */
  @Schema(name = "PlanSignatures")
  public record SignaturesView(
      UUID planId,
      int version,
      PlanStatus status,
      @Schema(description = "Whose signature is to come next") @Nullable SignatureRole next,
      List<SignatureView> signatures) {}
}
