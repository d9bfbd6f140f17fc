package health.trellis.patient.thread;

import health.trellis.event.SessionType;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.TreatmentPlanDto.GoalView;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import health.trellis.patient.thread.ThreadDto.Gap;
import health.trellis.patient.thread.ThreadDto.GapKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds where a plan's thread is broken. What needs time to happen (a note, a session, a measure)
 * is missed only once the plan has been in force for that long.
 */
final class ThreadGaps {
  private static final int DAYS_FOR_NOTE = 14;
  private static final int DAYS_FOR_SESSION = 14;
  private static final int DAYS_FOR_OUTCOME = 30;

  private final PlanView plan;
  private final Evidence evidence;
  private final List<Gap> gaps = new ArrayList<>();

  ThreadGaps(PlanView plan, Evidence evidence) {
    this.plan = plan;
    this.evidence = evidence;
  }

  List<Gap> find() {
    diagnoses();
    for (int i = 0; i < plan.problems().size(); i++) {
      problem(plan.problems().get(i), "/problems/" + i);
    }
    for (int i = 0; i < plan.goals().size(); i++) {
      goal(plan.goals().get(i), "/goals/" + i);
    }
    for (int i = 0; i < plan.interventions().size(); i++) {
      intervention(plan.interventions().get(i), "/interventions/" + i);
    }
    if (plan.reviewDueOn().isBefore(evidence.today())) {
      gap(GapKind.REVIEW_OVERDUE, "/reviewDueOn", "The review was due on " + plan.reviewDueOn());
    }
    return List.copyOf(gaps);
  }

  private void diagnoses() {
    for (ConditionView diagnosis : evidence.diagnoses()) {
      boolean treated =
          plan.problems().stream().anyMatch(p -> diagnosis.id().equals(p.conditionId()));
      if (!treated) {
        gap(
            GapKind.DIAGNOSIS_WITHOUT_PROBLEM,
            "/problems",
            "No problem of the plan is for: " + diagnosis.display());
      }
    }
  }

  private void problem(Problem problem, String at) {
    if (problem.conditionId() == null) {
      gap(GapKind.PROBLEM_WITHOUT_DIAGNOSIS, at, "No diagnosis stands behind the problem");
    }
    if (problem.domain() == null) {
      gap(GapKind.PROBLEM_WITHOUT_DOMAIN, at, "The problem names no dimension or domain");
    }
    if (plan.goals().stream()
        .noneMatch(g -> g.problemId() != null && g.problemId().equals(problem.id()))) {
      gap(GapKind.PROBLEM_WITHOUT_GOAL, at, "No goal is for the problem");
    }
  }

  private void goal(GoalView goal, String at) {
    if (goal.problemId() == null) {
      gap(GapKind.GOAL_WITHOUT_PROBLEM, at, "The goal is for no problem");
    }
    GoalTarget target = goal.target();
    if (target == null || target.baseline() == null) {
      gap(GapKind.GOAL_WITHOUT_BASELINE, at, "Nothing tells where the goal began");
    }
    LocalDate due = target == null ? null : target.dueOn();
    if (due == null) {
      gap(GapKind.GOAL_WITHOUT_TARGET_DATE, at, "The goal has no target date");
    } else if (due.isBefore(evidence.today()) && !goal.achieved()) {
      gap(GapKind.GOAL_PAST_TARGET_DATE, at, "The target date has passed: " + due);
    }
    UUID id = goal.id();
    if (id == null || plan.interventions().stream().noneMatch(i -> i.goalIds().contains(id))) {
      gap(GapKind.GOAL_WITHOUT_INTERVENTION, at, "No intervention works on the goal");
    }
    if (id != null && missing(evidence.notesOn(id), DAYS_FOR_NOTE)) {
      gap(GapKind.GOAL_WITHOUT_NOTE, at, "No progress note names the goal in 14 days");
    }
    if (missing(GoldenThread.measuredOn(goal).stream().toList(), DAYS_FOR_OUTCOME)) {
      gap(GapKind.GOAL_WITHOUT_OUTCOME, at, "Nothing measured the goal in 30 days");
    }
  }

  private void intervention(Intervention intervention, String at) {
    String what = intervention.modality();
    if (intervention.goalIds().isEmpty()) {
      gap(GapKind.INTERVENTION_WITHOUT_GOAL, at, what + " is for no goal");
    }
    if (intervention.frequency() == null) {
      gap(GapKind.INTERVENTION_WITHOUT_FREQUENCY, at, what + " has no frequency");
    }
    UUID responsible = intervention.responsibleId();
    if (responsible == null && intervention.responsibleRole() == null) {
      gap(GapKind.INTERVENTION_WITHOUT_RESPONSIBLE, at, "Nobody is responsible for " + what);
    }
    if (responsible != null && !evidence.team().contains(responsible)) {
      gap(
          GapKind.RESPONSIBLE_NOT_ON_TEAM,
          at,
          "Who is responsible for " + what + " is not on the care team");
    }
    SessionType type = intervention.sessionType();
    if (type != null) {
      if (plan.prescription().sessions().stream().noneMatch(s -> s.type() == type)) {
        gap(
            GapKind.INTERVENTION_NOT_PRESCRIBED,
            at,
            "The prescription has no " + type + " session for " + what);
      } else if (missing(evidence.attended(type), DAYS_FOR_SESSION)) {
        gap(
            GapKind.INTERVENTION_WITHOUT_SESSION,
            at,
            "No " + type + " session was attended in 14 days");
      }
    }
  }

  /** Whether nothing happened in so many days, of a plan that has been in force as long. */
  private boolean missing(List<LocalDate> happened, int days) {
    LocalDate since = evidence.today().minusDays(days);
    return !plan.effectiveFrom().isAfter(since)
        && happened.stream().noneMatch(day -> day.isAfter(since));
  }

  private void gap(GapKind kind, String pointer, String text) {
    gaps.add(new Gap(kind, pointer, text + "."));
  }
}
