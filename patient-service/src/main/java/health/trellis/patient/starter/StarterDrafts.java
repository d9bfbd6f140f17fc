package health.trellis.patient.starter;

import health.trellis.kit.Ids;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.Narrative;
import health.trellis.patient.plan.PlanContent;
import health.trellis.patient.plan.TreatmentPlanDto.DraftPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Starters as drafts to adapt. */
final class StarterDrafts {
  private StarterDrafts() {}

  /** A draft that begins on a day, each time with new ids. */
  static DraftPlan of(Starter starter, LocalDate from) {
    List<PlanContent.Problem> problems = new ArrayList<>();
    List<PlanContent.Goal> goals = new ArrayList<>();
    List<PlanContent.Intervention> interventions = new ArrayList<>();
    for (Starter.Problem problem : starter.problems()) {
      UUID problemId = Ids.next();
      problems.add(
          new PlanContent.Problem(problemId, problem.description(), null, problem.domain(), null));
      for (Starter.Goal goal : problem.goals()) {
        UUID goalId = Ids.next();
        goals.add(goal(goal, goalId, problemId, from));
        goal.interventions().forEach(i -> interventions.add(intervention(i, goalId)));
      }
    }
    return new DraftPlan(
        problems,
        goals,
        interventions,
        new PlanContent.Dose(
            starter.minutesPerWeek(),
            starter.sessions().stream()
                .map(s -> new PlanContent.Sessions(s.type(), s.count(), s.everyWeeks()))
                .toList(),
            starter.modalities()),
        from,
        null,
        Narrative.EMPTY);
  }

  private static PlanContent.Goal goal(Starter.Goal goal, UUID id, UUID problemId, LocalDate from) {
    Measure measure = goal.instrument() == null ? Measure.ATTENDANCE : Measure.INSTRUMENT;
    return new PlanContent.Goal(
        id,
        problemId,
        goal.description(),
        new GoalTarget(
            measure,
            goal.instrument(),
            goal.comparison(),
            goal.value(),
            from.plusWeeks(goal.weeks()),
            null,
            null),
        null,
        goal.steps().stream()
            .map(
                step ->
                    new PlanContent.Objective(
                        Ids.next(), step.description(), from.plusWeeks(step.weeks())))
            .toList());
  }

  private static PlanContent.Intervention intervention(Starter.Intervention wanted, UUID goalId) {
    return new PlanContent.Intervention(
        wanted.modality(),
        wanted.description(),
        List.of(goalId),
        wanted.sessionType(),
        new PlanContent.Frequency(wanted.count(), wanted.everyWeeks(), wanted.minutes()),
        null,
        wanted.role());
  }
}
