package health.trellis.patient.plan;

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
 */
public record PlanContent(
    List<Problem> problems, List<Goal> goals, List<Intervention> interventions, Dose prescription) {

  /**
   * A problem that the plan treats.
   *
   * @param id to refer to it; given when absent
   * @param description in plain words
   * @param conditionId the diagnosis behind it, where there is one
   */
  @Schema(name = "PlanProblem")
  public record Problem(
      @Nullable UUID id,
      @Schema(examples = "Low mood keeps her from work") @NotBlank @Size(max = 1000)
          String description,
      @Nullable UUID conditionId) {}

  /**
   * A goal, the same over the versions of a plan by its id.
   *
   * @param id given when absent
   * @param problemId the problem that it is for
   * @param description in plain words
   * @param target what it is measured by
   */
  @Schema(name = "PlanGoal")
  public record Goal(
      @Nullable UUID id,
      @Nullable UUID problemId,
      @Schema(examples = "PHQ-9 below 10 in eight weeks") @NotBlank @Size(max = 1000)
          String description,
      @Valid @Nullable GoalTarget target) {}

  /**
   * What is done.
   *
   * @param modality code of the modality
   * @param description how it is used for this patient
   */
  @Schema(name = "PlanIntervention")
  public record Intervention(
      @Schema(examples = "CBT") @NotNull @Pattern(regexp = Formats.CODE) String modality,
      @Schema(examples = "Behavioral activation") @Size(max = 1000) @Nullable String description) {}

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

  /** The same with an id for every problem and goal. */
  PlanContent withIds() {
    return new PlanContent(
        problems.stream()
            .map(p -> new Problem(orNew(p.id()), p.description(), p.conditionId()))
            .toList(),
        goals.stream()
            .map(g -> new Goal(orNew(g.id()), g.problemId(), g.description(), g.target()))
            .toList(),
        interventions,
        prescription);
  }

  private static UUID orNew(@Nullable UUID id) {
    return Objects.requireNonNullElseGet(id, Ids::next);
  }
}
