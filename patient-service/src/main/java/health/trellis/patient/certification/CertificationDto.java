package health.trellis.patient.certification;

import health.trellis.event.LevelOfCare;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about certifications hold. */
public final class CertificationDto {
  private CertificationDto() {}

  /** How an episode stands. */
  public enum CertificationState {
    /** The level of care is not certified. */
    NOT_NEEDED,
    /** Not yet, and in time. */
    NOT_CERTIFIED,
    CERTIFIED,
    /** To be renewed within 10 days. */
    DUE_SOON,
    OVERDUE
  }

  /** Request: certify. */
  @Schema(name = "CertifyEpisode")
  public record Certify(
      @Schema(
              description = "Therapy that the patient needs; IOP at least 9, PHP 20",
              examples = "10")
          @NotNull
          @Min(1)
          @Max(60)
          Integer hoursPerWeek,
      @Schema(
              description = "Why this level, and what would happen without it",
              examples = "Would need inpatient care without structured therapy")
          @NotBlank
          @Size(max = 4000)
          String reason,
      @Schema(description = "The day; today when absent") @Nullable LocalDate certifiedOn) {}

  /** A certification. */
  @Schema(name = "Certification")
  public record CertificationView(
      UUID id,
      UUID episodeId,
      @Schema(description = "Whether it renews an earlier one") boolean renewal,
      LevelOfCare levelOfCare,
      int hoursPerWeek,
      String reason,
      LocalDate certifiedOn,
      @Schema(description = "Days past its day, 0 when in time") int daysLate,
      String certifiedBy,
      UUID practitionerId,
      Instant recordedAt) {}

  /** Answer: how an episode stands, and its certifications. */
  @Schema(name = "Certifications")
  public record CertificationsView(
      UUID episodeId,
      CertificationState state,
      @Schema(description = "When the next is due") @Nullable LocalDate nextDueOn,
      List<CertificationView> certifications) {}
}
