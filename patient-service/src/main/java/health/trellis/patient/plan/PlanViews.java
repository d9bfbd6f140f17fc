package health.trellis.patient.plan;

import health.trellis.patient.plan.TreatmentPlanDto.GoalView;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import java.util.List;
import java.util.Map;
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
        version.effectiveFrom(),
        version.reviewDueOn(),
        version.revisionReason(),
        version.author(),
        version.signedBy(),
        version.signedByPractitioner(),
        version.signedAt(),
        version.createdAt());
  }

  private static GoalView goal(PlanContent.Goal goal, Map<UUID, List<ProgressView>> byGoal) {
    List<ProgressView> progress =
        goal.id() == null ? List.of() : byGoal.getOrDefault(goal.id(), List.of());
    boolean achieved =
        progress.reversed().stream()
            .filter(entry -> entry.value() != null)
            .findFirst()
            .map(ProgressView::achieved)
            .orElse(false);
    return new GoalView(
        goal.id(), goal.problemId(), goal.description(), goal.target(), achieved, progress);
  }
}
