package health.trellis.patient.plan;

import health.trellis.event.SessionType;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.PlanContent.Objective;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.PlanContent.Sessions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rules of a plan's content that go beyond its single fields. Pure functions. */
final class PlanRules {
  private PlanRules() {}

  /**
   * What is wrong with a draft.
   *
   * @param from first day that it is to hold for
   */
  static List<FieldError> problems(PlanContent content, LocalDate from) {
    List<FieldError> errors = new ArrayList<>();
    repeatedSessions(content, errors);
    Set<UUID> problems =
        content.problems().stream()
            .map(Problem::id)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < content.goals().size(); i++) {
      Goal goal = content.goals().get(i);
      String pointer = "/goals/" + i;
      if (goal.id() != null && !seen.add(goal.id())) {
        errors.add(new FieldError(pointer + "/id", "repeated", "Another goal has this id."));
      }
      if (goal.problemId() != null && !problems.contains(goal.problemId())) {
        errors.add(
            new FieldError(pointer + "/problemId", "unknown", "The plan has no such problem."));
      }
      target(goal, pointer, from, errors);
      objectives(goal, pointer, from, errors);
    }
    interventions(content, seen, errors);
    return errors;
  }

  /** What a plan lacks before it can be signed: problems, and goals that are all measurable. */
  static List<FieldError> missingToSign(PlanContent content) {
    List<FieldError> errors = new ArrayList<>();
    if (content.problems().isEmpty()) {
      errors.add(new FieldError("/problems", "required", "A plan to sign names a problem."));
    }
    if (content.goals().isEmpty()) {
      errors.add(new FieldError("/goals", "required", "A plan to sign has a goal."));
    }
    for (int i = 0; i < content.goals().size(); i++) {
      if (content.goals().get(i).target() == null) {
        errors.add(
            new FieldError(
                "/goals/" + i + "/target",
                "required",
                "A goal to sign is measured: by an instrument's score or by attendance."));
      }
    }
    return errors;
  }

  private static void repeatedSessions(PlanContent content, List<FieldError> errors) {
    Set<SessionType> seen = EnumSet.noneOf(SessionType.class);
    List<Sessions> sessions = content.prescription().sessions();
    for (int i = 0; i < sessions.size(); i++) {
      if (!seen.add(sessions.get(i).type())) {
        errors.add(
            new FieldError(
                "/prescription/sessions/" + i + "/type", "repeated", "Each kind stands once."));
      }
    }
    List<String> modalities = content.prescription().modalities();
    if (new HashSet<>(modalities).size() < modalities.size()) {
      errors.add(
          new FieldError("/prescription/modalities", "repeated", "Each modality stands once."));
    }
  }

  private static void target(Goal goal, String pointer, LocalDate from, List<FieldError> errors) {
    GoalTarget target = goal.target();
    if (target == null) {
      return;
    }
    boolean named = target.instrument() != null;
    if (named != (target.measure() == Measure.INSTRUMENT)) {
      errors.add(
          new FieldError(
              pointer + "/target/instrument",
              "instrument",
              "An instrument goes with the measure INSTRUMENT, and only with that."));
    }
    if (target.baselineOn() != null && target.baseline() == null) {
      errors.add(
          new FieldError(
              pointer + "/target/baseline", "required", "A day of baseline needs its value."));
    }
    LocalDate measured = target.baselineOn();
    LocalDate due = target.dueOn();
    if (due != null && (due.isBefore(from) || measured != null && !due.isAfter(measured))) {
      errors.add(
          new FieldError(
              pointer + "/target/dueOn",
              "order",
              "A target comes after its baseline and not before the plan's first day."));
    }
  }

  private static void objectives(
      Goal goal, String pointer, LocalDate from, List<FieldError> errors) {
    LocalDate goalDue = goal.target() == null ? null : goal.target().dueOn();
    for (int i = 0; i < goal.objectives().size(); i++) {
      Objective objective = goal.objectives().get(i);
      LocalDate due = objective.dueOn();
      if (due != null && (due.isBefore(from) || goalDue != null && due.isAfter(goalDue))) {
        errors.add(
            new FieldError(
                pointer + "/objectives/" + i + "/dueOn",
                "order",
                "A step is due from the plan's first day to its goal's target date."));
      }
    }
  }

  private static void interventions(PlanContent content, Set<UUID> goals, List<FieldError> errors) {
    for (int i = 0; i < content.interventions().size(); i++) {
      if (!goals.containsAll(content.interventions().get(i).goalIds())) {
        errors.add(
            new FieldError(
                "/interventions/" + i + "/goalIds", "unknown", "The plan has no such goal."));
      }
    }
  }
}
