package health.trellis.patient.plan;

import health.trellis.patient.plan.PlanContent.Objective;
import health.trellis.patient.plan.TreatmentPlanDto.GoalView;
import health.trellis.patient.plan.TreatmentPlanDto.ObjectiveView;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Plans as answers. */
final class PlanViews {
  private PlanViews() {}

  static PlanView of(TreatmentPlan plan, PlanVersion version, List<GoalProgress> progress) {
    Map<UUID, List<ProgressView>> byGoal =
        progress.stream()
            .collect(
                Collectors.groupingBy(
                    GoalProgress::goalId,
                    Collectors.mapping(GoalProgress::view, Collectors.toList())));
    PlanContent content = version.content();
    return new PlanView(
        plan.id(),
        plan.episodeId(),
        plan.patientId(),
        version.number(),
        version.status(),
        content.problems(),
        content.goals().stream().map(goal -> goal(goal, byGoal)).toList(),
        content.interventions(),
        content.prescription(),
        content.narrative(),
        version.effectiveFrom(),
        version.reviewDueOn(),
        version.revisionReason(),
        version.author(),
        version.signedBy(),
        version.signedByPractitioner(),
        version.signedAt(),
        version.createdAt());
  }

  static GoalView goal(PlanContent.Goal goal, Map<UUID, List<ProgressView>> byGoal) {
    List<ProgressView> progress =
        goal.id() == null ? List.of() : byGoal.getOrDefault(goal.id(), List.of());
    Optional<ProgressView> measured =
        progress.reversed().stream().filter(entry -> entry.value() != null).findFirst();
    Optional<BigDecimal> latest = measured.map(ProgressView::value);
    GoalTarget target = goal.target();
    return new GoalView(
        goal.id(),
        goal.problemId(),
        goal.description(),
        target,
        measured.map(ProgressView::achieved).orElse(false),
        goal.patientWords(),
        goal.objectives().stream().map(o -> objective(o, progress)).toList(),
        latest.orElse(null),
        target == null ? null : latest.flatMap(target::attainment).orElse(null),
        progress);
  }

  private static ObjectiveView objective(Objective objective, List<ProgressView> progress) {
    LocalDate metOn =
        progress.stream()
            .filter(entry -> objective.id() != null && objective.id().equals(entry.objectiveId()))
            .map(ProgressView::on)
            .findFirst()
            .orElse(null);
    return new ObjectiveView(objective.id(), objective.description(), objective.dueOn(), metOn);
  }
}
