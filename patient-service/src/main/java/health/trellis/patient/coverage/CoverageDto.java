package health.trellis.patient.coverage;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about coverage hold. */
public final class CoverageDto {
  private CoverageDto() {}

  /** Request: a plan that pays. */
  @Schema(name = "WriteCoverage")
  public record WriteCoverage(
      @Schema(examples = "Harbor Health Plan") @NotBlank @Size(max = 200) String payer,
      @Schema(examples = "Silver PPO") @Size(max = 200) @Nullable String planName,
      @Schema(description = "The member's number", examples = "HHP-300412")
          @NotBlank
          @Size(max = 80)
          String memberNumber,
      @Schema(examples = "G-1001") @Size(max = 80) @Nullable String groupNumber,
      @Schema(description = "What the patient is to who holds the plan", examples = "SELF") @NotNull
          SubscriberRelationship relationship,
      @Schema(description = "1 is asked first", examples = "1") @NotNull @Min(1) @Max(9)
          Integer rank,
      @NotNull LocalDate validFrom,
      @Schema(description = "Last day; none when absent") @Nullable LocalDate validUntil,
      @Schema(description = "It never held") @Nullable Boolean enteredInError) {}

  /** Answer: a plan that pays. */
  @Schema(name = "Coverage")
  public record CoverageView(
      UUID id,
      UUID patientId,
      String payer,
      @Nullable String planName,
      String memberNumber,
      @Nullable String groupNumber,
      SubscriberRelationship relationship,
      int rank,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      boolean enteredInError,
      String updatedBy,
      Instant updatedAt) {}
}
