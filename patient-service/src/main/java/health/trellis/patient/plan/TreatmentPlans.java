package health.trellis.patient.plan;

import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What other features ask about treatment plans. They check access to the patient themselves. */
@ApplicationScoped
public class TreatmentPlans {
  private final TreatmentPlanRepository plans;
  private final Clock clock;

  TreatmentPlans(TreatmentPlanRepository plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /** What a progress note tells of a goal. */
  public record NotedProgress(
      UUID noteId,
      LocalDate on,
      boolean setback,
      @Nullable String note,
      @Nullable String learned,
      String by) {}

  /** The version in force of a plan, with its progress. */
  public Optional<PlanView> inForce(UUID planId) {
    return plans.findByIdOptional(planId).flatMap(this::inForce);
  }

  /** The version in force of an episode's plan, with its progress. */
  public Optional<PlanView> ofEpisode(UUID episodeId) {
    return plans.ofEpisode(episodeId).flatMap(this::inForce);
  }

  /** The goals that signed versions of an episode's plan have had. */
  public Set<UUID> goalIds(UUID episodeId) {
    return plans.ofEpisode(episodeId).map(plan -> plans.goals(plan.id())).orElse(List.of()).stream()
        .map(GoalRecord::id)
        .collect(Collectors.toSet());
  }

  /** Keeps what a signed note tells of a goal as an entry of its progress. */
  public void recordFromNote(UUID goalId, NotedProgress noted) {
    plans
        .goal(goalId)
        .ifPresent(
            goal ->
                plans.add(
                    GoalProgress.of(
                        goal,
                        new GoalProgress.Observed(
                            noted.on(),
                            null,
                            noted.setback(),
                            noted.note(),
                            noted.learned(),
                            null,
                            noted.noteId(),
                            null),
                        noted.by(),
                        clock.instant())));
  }

  private Optional<PlanView> inForce(TreatmentPlan plan) {
    return plans
        .version(plan.id(), PlanStatus.ACTIVE)
        .map(version -> PlanViews.of(plan, version, plans.progress(plan.id())));
  }
}
