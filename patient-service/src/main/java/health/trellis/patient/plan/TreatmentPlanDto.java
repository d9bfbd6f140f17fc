package health.trellis.patient.plan;

import health.trellis.patient.plan.PlanContent.Dose;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What requests and answers about treatment plans hold. */
public final class TreatmentPlanDto {
  private TreatmentPlanDto() {}

  /** Request: the whole content of a draft. */
  @Schema(name = "DraftTreatmentPlan")
  public record DraftPlan(
      @Size(max = 20) List<@Valid @NotNull Problem> problems,
      @Size(max = 30) List<@Valid @NotNull Goal> goals,
      @Size(max = 30) List<@Valid @NotNull Intervention> interventions,
      @Valid @NotNull Dose prescription,
      @Schema(description = "First day that it holds for; today when absent")
          @Nullable LocalDate effectiveFrom,
      @Schema(
              description =
                  "Next review; the latest that the level of care allows when absent (IOP 30 days)")
          @Nullable LocalDate reviewDueOn,
      @Valid @Nullable Narrative narrative) {
    /** Absent lists are empty. */
    public DraftPlan {
      problems = problems == null ? List.of() : problems;
      goals = goals == null ? List.of() : goals;
      interventions = interventions == null ? List.of() : interventions;
    }

    PlanContent content() {
      return new PlanContent(
          problems,
          goals,
          interventions,
          prescription,
          Objects.requireNonNullElse(narrative, Narrative.EMPTY));
    }
  }

  /** Request: revise a signed plan. */
  @Schema(name = "ReviseTreatmentPlan")
  public record RevisePlan(
      @Schema(examples = "No response after four weeks") @NotBlank @Size(max = 500) String reason,
      @Schema(description = "First day of the revision; today when absent")
          @Nullable LocalDate effectiveFrom) {}

  /** Request: record progress towards a goal. */
  @Schema(name = "RecordProgress")
  public record RecordProgress(
      @Schema(description = "The day; today when absent") @Nullable LocalDate on,
      @Schema(description = "What was measured", examples = "8")
          @DecimalMin("0")
          @DecimalMax("10000")
          @Digits(integer = 5, fraction = 2)
          @Nullable BigDecimal value,
      @Schema(description = "Setbacks are part of the process") @Nullable Boolean setback,
      @Size(max = 2000) @Nullable String note,
      @Schema(description = "What a setback taught") @Size(max = 2000) @Nullable String learned,
      @Schema(description = "The step of the goal that was made") @Nullable UUID objectiveId,
      @Schema(
              description =
                  "Goal attainment scale, as patient and clinician rate it: -2 much less than"
                      + " expected, 0 as expected, 2 much more",
              examples = "-1")
          @Min(-2)
          @Max(2)
          @Nullable Integer attainment) {}

  /** One entry of progress. */
  @Schema(name = "GoalProgress")
  public record ProgressView(
      UUID id,
      UUID goalId,
      LocalDate on,
      @Nullable BigDecimal value,
      boolean achieved,
      boolean setback,
      @Nullable String note,
      @Nullable String learned,
      @Nullable UUID objectiveId,
      @Schema(description = "The progress note that it comes from") @Nullable UUID noteId,
      @Schema(description = "Goal attainment scale, -2 to 2, where it was rated")
          @Nullable Integer attainment,
      String recordedBy) {}

  /** How a goal stands on the goal attainment scale. */
  @Schema(name = "GoalAttainmentLevel")
  public record AttainmentLevel(
      UUID goalId,
      @Schema(description = "-2 to 2; 0 is the target", examples = "-1") int level,
      @Schema(description = "Whether people rated it; else it follows from the measure")
          boolean rated) {}

  /** How a plan's goals stand on a day. */
  @Schema(name = "AttainmentPoint")
  public record AttainmentPoint(
      LocalDate on,
      @Schema(
              description = "Over all goals: 50 is all as expected, 10 one standard deviation",
              examples = "43.8")
          BigDecimal tScore,
      List<AttainmentLevel> goals) {}

  /** Answer: goal attainment over time. */
  @Schema(name = "GoalAttainment")
  public record AttainmentView(
      UUID planId,
      int version,
      @Schema(description = "Oldest first") List<AttainmentPoint> points) {}

  /** A step of a goal and when it was made. */
  @Schema(name = "ObjectiveWithProgress")
  public record ObjectiveView(
      @Nullable UUID id,
      String description,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate metOn) {}

  /** A goal and how it goes. */
  @Schema(name = "GoalWithProgress")
  public record GoalView(
      @Nullable UUID id,
      @Nullable UUID problemId,
      String description,
      @Nullable GoalTarget target,
      @Schema(description = "Whether the last measured value reaches the target") boolean achieved,
      @Nullable String patientWords,
      List<ObjectiveView> objectives,
      @Schema(description = "The last measured value", examples = "12") @Nullable BigDecimal latest,
      @Schema(
              description = "Share of the way from baseline to target, 0 to 100 percent",
              examples = "66")
          @Nullable Integer attainmentPercent,
      List<ProgressView> progress) {}

  /** Answer: a version of a treatment plan. */
  @Schema(name = "TreatmentPlan")
  public record PlanView(
      UUID id,
      UUID episodeId,
      UUID patientId,
      @Schema(description = "1 for the first; above 1 the plan was revised") int version,
      PlanStatus status,
      List<Problem> problems,
      List<GoalView> goals,
      List<Intervention> interventions,
      Dose prescription,
      Narrative narrative,
      LocalDate effectiveFrom,
      LocalDate reviewDueOn,
      @Nullable String revisionReason,
      String author,
      @Nullable String signedBy,
      @Nullable UUID signedByPractitionerId,
      @Nullable Instant signedAt,
      Instant createdAt) {}
}
