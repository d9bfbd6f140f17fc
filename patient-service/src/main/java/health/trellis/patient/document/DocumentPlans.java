package health.trellis.patient.document;

import health.trellis.patient.document.SummaryDocument.Goal;
import health.trellis.patient.document.SummaryDocument.Plan;
import health.trellis.patient.document.SummaryDocument.Sessions;
import health.trellis.patient.plan.GoalTarget;
import health.trellis.patient.plan.PlanContent.Frequency;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.TreatmentPlanDto.GoalView;
import health.trellis.patient.plan.TreatmentPlanDto.PlanView;
import org.jspecify.annotations.Nullable;

/** A treatment plan as documents show it: without the patient's own words. Pure functions. */
final class DocumentPlans {
  private static final int LONGEST_ABBREVIATION = 4;

  private DocumentPlans() {}

  static Plan of(PlanView plan) {
    return new Plan(
        plan.version(),
        plan.signedBy(),
        plan.effectiveFrom(),
        plan.reviewDueOn(),
        plan.problems().stream().map(Problem::description).toList(),
        plan.goals().stream().map(DocumentPlans::goal).toList(),
        plan.interventions().stream().map(DocumentPlans::intervention).toList(),
        plan.prescription().minutesPerWeek(),
        plan.prescription().sessions().stream()
            .map(s -> new Sessions(s.type(), s.count(), s.everyWeeks()))
            .toList());
  }

  private static Goal goal(GoalView goal) {
    return new Goal(
        goal.description(),
        target(goal.target()),
        goal.latest(),
        goal.achieved(),
        goal.attainmentPercent());
  }

  private static @Nullable String target(@Nullable GoalTarget target) {
    if (target == null) {
      return null;
    }
    String measure =
        target.measure() == GoalTarget.Measure.INSTRUMENT
            ? String.valueOf(target.instrument())
            : "attended minutes a week";
    String comparison =
        target.comparison() == GoalTarget.Comparison.AT_MOST ? "at most" : "at least";
    String from = target.baseline() == null ? "" : ", from " + target.baseline().toPlainString();
    String by = target.dueOn() == null ? "" : ", by " + target.dueOn();
    return measure + " " + comparison + " " + target.value().toPlainString() + from + by;
  }

  private static String frequency(Frequency often) {
    String times = often.count() == 1 ? "once" : often.count() + " times";
    String weeks = often.everyWeeks() == 1 ? " a week" : " every " + often.everyWeeks() + " weeks";
    return " (" + times + weeks + ")";
  }

  /** What is longer than an abbreviation, such as CBT or EMDR, is a word. */
  private static String modality(String code) {
    return code.length() <= LONGEST_ABBREVIATION
        ? code
        : code.charAt(0) + DocumentWords.plain(code.substring(1));
  }

  private static String intervention(Intervention intervention) {
    String what = intervention.description() == null ? "" : ": " + intervention.description();
    Frequency often = intervention.frequency();
    return modality(intervention.modality()) + what + (often == null ? "" : frequency(often));
  }
}
