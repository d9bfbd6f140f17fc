package health.trellis.patient.longview;

import health.trellis.event.LevelOfCare;
import health.trellis.patient.episode.DischargeType;
import health.trellis.patient.milestone.MilestoneDto.MilestoneView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the long view holds. */
public final class LongViewDto {
  private LongViewDto() {}

  /** A stay in treatment. */
  @Schema(name = "LongViewStay")
  public record Stay(
      UUID episodeId,
      UUID programId,
      @Schema(description = "The last level of care") LevelOfCare levelOfCare,
      LocalDate admittedOn,
      @Nullable LocalDate dischargedOn,
      @Nullable DischargeType dischargeType,
      @Nullable UUID readmissionOf) {}

  /** A score on a day. */
  @Schema(name = "LongViewPoint")
  public record Point(LocalDate on, @Schema(examples = "7") BigDecimal score) {}

  /** A follow-up after discharge. */
  @Schema(name = "LongViewFollowUp")
  public record FollowUp(
      @Schema(description = "Months after discharge: 1, 3, 6 or 12", examples = "3") int months,
      LocalDate dueOn,
      @Schema(description = "The nearest score, within half the way to the next follow-up")
          @Nullable Point point) {}

  /** How an instrument's score went. */
  @Schema(name = "LongViewMeasure")
  public record Measured(
      @Schema(examples = "phq-9") String instrument,
      @Schema(description = "The first score") Point first,
      @Schema(description = "The last score by discharge") @Nullable Point atDischarge,
      List<FollowUp> followUps,
      @Schema(description = "The last score") Point latest) {}

  /** Check-ins after discharge; since admission while treatment goes on. */
  @Schema(name = "LongViewCheckIns")
  public record CheckIns(
      LocalDate since,
      @Schema(description = "Days with a check-in") int days,
      @Schema(description = "Days on which a personal warning sign was met") int daysWithSigns,
      @Schema(description = "Days that raised an early warning") List<LocalDate> warnedOn,
      @Nullable LocalDate lastOn) {}

  /** Where a setback was recorded. */
  @Schema(name = "SetbackSource")
  public enum Source {
    GOAL,
    SOBRIETY
  }

  /** A setback and what it taught. */
  @Schema(name = "Setback")
  public record Setback(
      Source source,
      @Schema(description = "The goal or the sobriety date") UUID about,
      LocalDate on,
      @Nullable String note,
      @Nullable String learned) {}

  /** Answer: the long view of a patient. */
  @Schema(name = "LongView")
  public record View(
      UUID patientId,
      @Schema(description = "The last discharge; absent before the first")
          @Nullable LocalDate dischargedOn,
      List<Stay> stays,
      List<Measured> measures,
      @Nullable CheckIns checkIns,
      List<MilestoneView> milestones,
      @Schema(description = "Part of the process; newest first") List<Setback> setbacks) {}
}
