package health.trellis.patient.starter;

import health.trellis.event.CareTeamRole;
import health.trellis.event.SessionType;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.ground.Formats;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.ProblemDomain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A starter as it is kept: times are weeks from the plan's first day, goals stand below the problem
 * that they are for.
 *
 * @param code its name in the library
 * @param title for people
 * @param conditions beginnings of ICD-10-CM codes that it is for
 * @param about what it builds on, with the source
 * @param problems with their goals; a goal without an instrument is measured by attended minutes
 * @param sessions the mix of the prescription, each kind once
 * @param minutesPerWeek structured therapy a week
 * @param modalities preferred modalities, best first
 * @param siteId the site whose own it is; absent: for all sites
 */
@Schema(name = "PlanStarterContent")
public record Starter(
    @Schema(examples = "riverside-grief") @NotNull @Pattern(regexp = CODE) String code,
    @Schema(examples = "Complicated grief") @NotBlank @Size(max = 200) String title,
    @Schema(examples = "[\"F43.81\"]") @NotNull @Size(max = 20)
        List<@NotNull @Pattern(regexp = PREFIX) String> conditions,
    @Schema(examples = "Grief-focused CBT as our team teaches it") @NotBlank @Size(max = 1000)
        String about,
    @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull Problem> problems,
    @NotNull @Size(min = 1, max = 4) List<@Valid @NotNull Sessions> sessions,
    @Schema(examples = "540") @NotNull @Min(1) @Max(2400) Integer minutesPerWeek,
    @NotNull @Size(max = 12) List<@NotNull @Pattern(regexp = Formats.CODE) String> modalities,
    @Schema(description = "The site whose own it is; for all sites when absent")
        @Nullable UUID siteId) {
  private static final String CODE = "[a-z0-9]+(-[a-z0-9]+){0,9}";
  private static final String PREFIX = "[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{0,4})?";

  /** A problem with its goals. */
  @Schema(name = "PlanStarterProblem")
  public record Problem(
      @NotBlank @Size(max = 1000) String description,
      @NotNull ProblemDomain domain,
      @NotNull @Size(min = 1, max = 10) List<@Valid @NotNull Goal> goals) {}

  /** A goal with its steps and what is done for it. */
  @Schema(name = "PlanStarterGoal")
  public record Goal(
      @NotBlank @Size(max = 1000) String description,
      @Schema(examples = "phq-9") @Pattern(regexp = Formats.INSTRUMENT) @Nullable String instrument,
      @NotNull GoalTarget.Comparison comparison,
      @NotNull @DecimalMin("0") @DecimalMax("10000") @Digits(integer = 5, fraction = 2)
          BigDecimal value,
      @Schema(description = "Weeks to the target date", examples = "8") @NotNull @Min(1) @Max(104)
          Integer weeks,
      @Size(max = 10) List<@Valid @NotNull Step> steps,
      @Size(max = 10) List<@Valid @NotNull Intervention> interventions) {
    /** Absent steps and interventions are none. */
    public Goal {
      steps = steps == null ? List.of() : steps;
      interventions = interventions == null ? List.of() : interventions;
    }
  }

  /** A step of a goal. */
  @Schema(name = "PlanStarterStep")
  public record Step(
      @NotBlank @Size(max = 1000) String description, @NotNull @Min(0) @Max(104) Integer weeks) {}

  /** What is done for a goal. */
  @Schema(name = "PlanStarterIntervention")
  public record Intervention(
      @Schema(examples = "CBT") @NotNull @Pattern(regexp = Formats.CODE) String modality,
      @NotBlank @Size(max = 1000) String description,
      @NotNull SessionType sessionType,
      @NotNull @Min(1) @Max(21) Integer count,
      @NotNull @Min(1) @Max(8) Integer everyWeeks,
      @Min(5) @Max(480) @Nullable Integer minutes,
      @NotNull CareTeamRole role) {}

  /** So many sessions of a kind in so many weeks. */
  @Schema(name = "PlanStarterSessions")
  public record Sessions(
      @NotNull SessionType type,
      @NotNull @Min(1) @Max(21) Integer count,
      @NotNull @Min(1) @Max(8) Integer everyWeeks) {}

  /** What contradicts itself. */
  List<FieldError> problemsFound() {
    List<FieldError> errors = new ArrayList<>();
    Set<SessionType> kinds = EnumSet.noneOf(SessionType.class);
    for (int i = 0; i < sessions.size(); i++) {
      if (!kinds.add(sessions.get(i).type())) {
        errors.add(
            new FieldError("/sessions/" + i + "/type", "repeated", "Each kind stands once."));
      }
    }
    if (new HashSet<>(modalities).size() < modalities.size()) {
      errors.add(new FieldError("/modalities", "repeated", "Each modality stands once."));
    }
    for (int p = 0; p < problems.size(); p++) {
      for (int g = 0; g < problems.get(p).goals().size(); g++) {
        lateSteps(
            problems.get(p).goals().get(g), "/problems/" + p + "/goals/" + g + "/steps/", errors);
      }
    }
    return errors;
  }

  private static void lateSteps(Goal goal, String pointer, List<FieldError> errors) {
    for (int s = 0; s < goal.steps().size(); s++) {
      if (goal.steps().get(s).weeks() > goal.weeks()) {
        errors.add(
            new FieldError(
                pointer + s + "/weeks", "order", "A step is due by its goal's target date."));
      }
    }
  }
}
