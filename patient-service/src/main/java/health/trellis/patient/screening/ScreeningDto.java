package health.trellis.patient.screening;

import health.trellis.event.LevelOfCare;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about screenings hold. */
public final class ScreeningDto {
  private ScreeningDto() {}

  /**
   * What was found in a dimension.
   *
   * @param dimension 1 to 6
   * @param risk third edition: 0 (none) to 4 (utmost)
   * @param leastLevel fourth edition, dimensions 1 to 5: least level that meets its needs
   * @param note what the finding rests on; in dimension 6 of the fourth edition, what the person
   *     wants and what stands in the way
   */
  @Schema(name = "DimensionFinding")
  public record DimensionFinding(
      @Schema(examples = "5") @NotNull @Min(1) @Max(6) Integer dimension,
      @Schema(examples = "3") @Min(0) @Max(4) @Nullable Integer risk,
      @Nullable AsamLevel leastLevel,
      @Schema(examples = "Used twice since the last contact") @Size(max = 2000)
          @Nullable String note) {}

  /** Whether a criterion of 42 CFR 410.44(c) is met. */
  @Schema(name = "CriterionFinding")
  public record CriterionFinding(
      @NotNull IopCriterion criterion,
      @NotNull Boolean met,
      @Size(max = 2000) @Nullable String note) {}

  /** Request: record a screening. */
  @Schema(name = "RecordScreening")
  public record RecordScreening(
      @NotNull Criteria criteria,
      @Schema(description = "ADULT when absent") @Nullable AgeGroup ageGroup,
      @Schema(description = "For ASAM_3 all six; for ASAM_4 those with needs") @Size(max = 6)
          List<@Valid @NotNull DimensionFinding> dimensions,
      @Schema(description = "For MEDICARE_IOP") @Size(max = 8)
          List<@Valid @NotNull CriterionFinding> findings,
      @Schema(description = "Day of the screening; today when absent") @Nullable LocalDate on) {
    /** Absent lists are empty. */
    public RecordScreening {
      dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
      findings = findings == null ? List.of() : List.copyOf(findings);
    }
  }

  /** Hours a week of structured therapy at a level. */
  @Schema(name = "WeeklyHoursOfLevel")
  public record Hours(int atLeast, @Nullable Integer atMost) {}

  /** Answer: a screening. */
  @Schema(name = "Screening")
  public record ScreeningView(
      UUID id,
      UUID patientId,
      Criteria criteria,
      AgeGroup ageGroup,
      List<DimensionFinding> dimensions,
      List<CriterionFinding> findings,
      Indication indication,
      @Schema(description = "Hours a week at an intensive level; absent elsewhere")
          @Nullable Hours hours,
      LocalDate on,
      @Schema(description = "Who screened") String screenedBy,
      Instant recordedAt) {}

  /** The hours of IOP (ASAM 2.1) and PHP (2.5): The ASAM Criteria, third edition. */
  static @Nullable Hours hours(LevelOfCare level, AgeGroup age) {
    return switch (level) {
      case IOP -> new Hours(age == AgeGroup.ADULT ? 9 : 6, 19);
      case PHP -> new Hours(20, null);
      default -> null;
    };
  }
}
