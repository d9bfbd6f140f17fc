package health.trellis.patient.plan;

import health.trellis.event.CareTeamRole;
import health.trellis.event.SessionType;
import health.trellis.event.patient.PrescribedSessions;
import health.trellis.event.patient.Prescription;
import health.trellis.kit.Ids;
import health.trellis.patient.ground.Formats;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a treatment plan says: kept as one document, because it is signed as one.
 *
 * @param problems what the patient is treated for
 * @param goals what treatment is to reach
 * @param interventions how, by modality
 * @param prescription the dose of therapy
 * @param narrative the person behind it
 */
public record PlanContent(
    List<Problem> problems,
    List<Goal> goals,
    List<Intervention> interventions,
    Dose prescription,
    Narrative narrative) {
  /** A plan of before narratives has an empty one. */
  public PlanContent {
    narrative = narrative == null ? Narrative.EMPTY : narrative;
  }

  /**
   * A problem that the plan treats.
   *
   * @param id to refer to it; given when absent
   * @param description in plain words
   * @param conditionId the diagnosis behind it, where there is one
   * @param domain dimension or domain that it belongs to
   * @param patientWords how the patient says it
   */
  @Schema(name = "PlanProblem")
  public record Problem(
      @Nullable UUID id,
      @Schema(examples = "Low mood keeps her from work") @NotBlank @Size(max = 1000)
          String description,
      @Nullable UUID conditionId,
      @Schema(examples = "MOOD") @Nullable ProblemDomain domain,
      @Schema(examples = "I can't get out of bed") @Size(max = 1000)
          @Nullable String patientWords) {}

  /**
   * A goal, the same over the versions of a plan by its id.
   *
   * @param id given when absent
   * @param problemId the problem that it is for
   * @param description in plain words
   * @param target what it is measured by
   * @param patientWords what the patient wants, as the patient says it
   * @param objectives steps on the way
   */
  @Schema(name = "PlanGoal")
  public record Goal(
      @Nullable UUID id,
      @Nullable UUID problemId,
      @Schema(examples = "PHQ-9 below 10 in eight weeks") @NotBlank @Size(max = 1000)
          String description,
      @Valid @Nullable GoalTarget target,
      @Schema(examples = "I want to cook for my kids again") @Size(max = 1000)
          @Nullable String patientWords,
      @Size(max = 10) List<@Valid @NotNull Objective> objectives) {
    /** Absent objectives are none. */
    public Goal {
      objectives = objectives == null ? List.of() : objectives;
    }
  }

  /**
   * A step towards a goal.
   *
   * @param id given when absent
   * @param description what will be done or seen
   * @param dueOn by when; not after the goal's target date
   */
  @Schema(name = "PlanObjective")
  public record Objective(
      @Nullable UUID id,
      @Schema(examples = "Plans two pleasant activities each week") @NotBlank @Size(max = 1000)
          String description,
      @Nullable LocalDate dueOn) {}

  /**
   * What is done.
   *
   * @param modality code of the modality
   * @param description how it is used for this patient
   * @param goalIds the goals that it is for
   * @param sessionType the kind of session in which it happens
   * @param frequency how often
   * @param responsibleId the clinician who sees to it
   * @param responsibleRole or the role that does
   */
  @Schema(name = "PlanIntervention")
  public record Intervention(
      @Schema(examples = "CBT") @NotNull @Pattern(regexp = Formats.CODE) String modality,
      @Schema(examples = "Behavioral activation") @Size(max = 1000) @Nullable String description,
      @Size(max = 30) List<@NotNull UUID> goalIds,
      @Schema(examples = "INDIVIDUAL") @Nullable SessionType sessionType,
      @Valid @Nullable Frequency frequency,
      @Nullable UUID responsibleId,
      @Schema(examples = "PRIMARY_THERAPIST") @Nullable CareTeamRole responsibleRole) {
    /** Absent goals are none. */
    public Intervention {
      goalIds = goalIds == null ? List.of() : goalIds;
    }
  }

  /**
   * How often something is done.
   *
   * @param count how many times, 1 to 21
   * @param everyWeeks in how many weeks, 1 to 8
   * @param minutes each time, 5 to 480
   */
  @Schema(name = "InterventionFrequency")
  public record Frequency(
      @Schema(examples = "1") @NotNull @Min(1) @Max(21) Integer count,
      @Schema(examples = "1") @NotNull @Min(1) @Max(8) Integer everyWeeks,
      @Schema(examples = "50") @Min(5) @Max(480) @Nullable Integer minutes) {}

  /**
   * The dose of therapy.
   *
   * @param minutesPerWeek structured therapy a week, 1 to 2400 minutes
   * @param sessions the mix, each kind once
   * @param modalities preferred modalities, best first
   */
  @Schema(name = "Prescription")
  public record Dose(
      @Schema(examples = "540") @NotNull @Min(1) @Max(2400) Integer minutesPerWeek,
      @NotNull @Size(min = 1, max = 4) List<@Valid @NotNull Sessions> sessions,
      @Schema(examples = "[\"CBT\",\"DBT\"]") @Size(max = 12)
          List<@NotNull @Pattern(regexp = Formats.CODE) String> modalities) {
    /** Absent modalities are none. */
    public Dose {
      modalities = modalities == null ? List.of() : modalities;
    }

    Prescription prescription() {
      return new Prescription(
          minutesPerWeek,
          sessions.stream()
              .map(s -> new PrescribedSessions(s.type(), s.count(), s.everyWeeks()))
              .toList(),
          modalities);
    }
  }

  /**
   * So many sessions of a kind in so many weeks.
   *
   * @param type kind of session
   * @param count how many, 1 to 21
   * @param everyWeeks in how many weeks, 1 to 8
   */
  @Schema(name = "PrescribedSessions")
  public record Sessions(
      @Schema(examples = "GROUP") @NotNull SessionType type,
      @Schema(examples = "3") @NotNull @Min(1) @Max(21) Integer count,
      @Schema(examples = "1") @NotNull @Min(1) @Max(8) Integer everyWeeks) {}

  /** The same with an id for every problem, goal and objective. */
  PlanContent withIds() {
    return new PlanContent(
        problems.stream()
            .map(
                p ->
                    new Problem(
                        orNew(p.id()),
                        p.description(),
                        p.conditionId(),
                        p.domain(),
                        p.patientWords()))
            .toList(),
        goals.stream().map(PlanContent::withIds).toList(),
        interventions,
        prescription,
        narrative);
  }

  /** The same with other goals. */
  PlanContent withGoals(List<Goal> others) {
    return new PlanContent(problems, others, interventions, prescription, narrative);
  }

  private static Goal withIds(Goal goal) {
    return new Goal(
        orNew(goal.id()),
        goal.problemId(),
        goal.description(),
        goal.target(),
        goal.patientWords(),
        goal.objectives().stream()
            .map(o -> new Objective(orNew(o.id()), o.description(), o.dueOn()))
            .toList());
  }

  private static UUID orNew(@Nullable UUID id) {
    return Objects.requireNonNullElseGet(id, Ids::next);
  }
}
