package health.trellis.patient.thread;

import health.trellis.event.SessionType;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.TreatmentPlanDto.GoalView;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import health.trellis.patient.thread.ThreadDto.GoalThread;
import health.trellis.patient.thread.ThreadDto.InterventionThread;
import health.trellis.patient.thread.ThreadDto.ProblemThread;
import health.trellis.patient.thread.ThreadDto.ThreadView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows a plan from its diagnoses to what came of it. A pure function. */
final class GoldenThread {
  private final PlanView plan;
  private final Evidence evidence;

  private GoldenThread(PlanView plan, Evidence evidence) {
    this.plan = plan;
    this.evidence = evidence;
  }

  static ThreadView of(PlanView plan, Evidence evidence) {
    GoldenThread thread = new GoldenThread(plan, evidence);
    List<ThreadDto.Gap> gaps = new ThreadGaps(plan, evidence).find();
    return new ThreadView(
        plan.id(),
        plan.version(),
        plan.effectiveFrom(),
        plan.reviewDueOn(),
        gaps.isEmpty(),
        plan.problems().stream().map(thread::problem).toList(),
        plan.goals().stream().filter(g -> g.problemId() == null).map(thread::goal).toList(),
        gaps);
  }

  private ProblemThread problem(Problem problem) {
    UUID conditionId = problem.conditionId();
    Optional<ConditionView> diagnosis =
        conditionId == null ? Optional.empty() : evidence.diagnosis(conditionId);
    return new ProblemThread(
        problem.id(),
        problem.description(),
        problem.domain(),
        conditionId,
        diagnosis.map(ConditionView::display).orElse(null),
        plan.goals().stream()
            .filter(g -> g.problemId() != null && g.problemId().equals(problem.id()))
            .map(this::goal)
            .toList());
  }

  private GoalThread goal(GoalView goal) {
    GoalTarget target = goal.target();
    List<LocalDate> notes =
        goal.id() == null ? List.of() : evidence.notesOn(Objects.requireNonNull(goal.id()));
    return new GoalThread(
        goal.id(),
        goal.description(),
        target == null ? null : target.baseline(),
        goal.latest(),
        measuredOn(goal).orElse(null),
        goal.attainmentPercent(),
        goal.achieved(),
        (int) goal.objectives().stream().filter(o -> o.metOn() != null).count(),
        goal.objectives().size(),
        plan.interventions().stream()
            .filter(i -> goal.id() != null && i.goalIds().contains(goal.id()))
            .map(i -> intervention(i, goal.id()))
            .toList(),
        notes.size(),
        latest(notes));
  }

  static Optional<LocalDate> measuredOn(GoalView goal) {
    return goal.progress().stream()
        .filter(entry -> entry.value() != null)
        .map(ProgressView::on)
        .max(Comparator.naturalOrder());
  }

  private InterventionThread intervention(Intervention intervention, @Nullable UUID goalId) {
    SessionType type = intervention.sessionType();
    List<LocalDate> sessions = type == null ? List.of() : evidence.attended(type);
    List<LocalDate> notes =
        goalId == null ? List.of() : evidence.notesOn(goalId, intervention.modality());
    return new InterventionThread(
        intervention.modality(),
        intervention.description(),
        type,
        sessions.size(),
        latest(sessions),
        notes.size(),
        latest(notes));
  }

  private static @Nullable LocalDate latest(List<LocalDate> days) {
    return days.stream().max(Comparator.naturalOrder()).orElse(null);
  }
}
