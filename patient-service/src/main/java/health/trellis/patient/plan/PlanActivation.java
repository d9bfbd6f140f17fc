package health.trellis.patient.plan;

import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.clinical.Diagnoses;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What happens when a version of a plan comes into force. */
@ApplicationScoped
class PlanActivation {
  private final TreatmentPlanRepository plans;
  private final MeasuredScores scores;
  private final Diagnoses diagnoses;
  private final Patients patients;
  private final Outbox outbox;

  PlanActivation(
      TreatmentPlanRepository plans,
      MeasuredScores scores,
      Diagnoses diagnoses,
      Patients patients,
      Outbox outbox) {
    this.plans = plans;
    this.scores = scores;
    this.diagnoses = diagnoses;
    this.patients = patients;
    this.outbox = outbox;
  }

  /** Fills in what is known, and refuses what cannot be signed. */
  void prepare(TreatmentPlan plan, PlanVersion draft) {
    List<FieldError> missing = PlanRules.missingToSign(draft.content());
    if (!missing.isEmpty()) {
      throw Refusal.invalid(missing);
    }
    draft.complete(
        draft
            .content()
            .withGoals(
                draft.content().goals().stream()
                    .map(goal -> withBaseline(goal, plan.patientId()))
                    .toList()));
  }

  /** The last score known is the baseline of a goal that names none. */
  private Goal withBaseline(Goal goal, UUID patientId) {
    GoalTarget target = goal.target();
    if (target == null || target.baseline() != null || target.instrument() == null) {
      return goal;
    }
    return scores
        .latest(patientId, target.instrument())
        .map(
            score ->
                new Goal(
                    goal.id(),
                    goal.problemId(),
                    goal.description(),
                    target.from(
                        score.value(), LocalDate.ofInstant(score.at(), patients.zone(patientId))),
                    goal.patientWords(),
                    goal.objectives()))
        .orElse(goal);
  }

  /** The version before makes room. Call it before the new one is in force. */
  Optional<PlanVersion> supersede(TreatmentPlan plan) {
    Optional<PlanVersion> before = plans.version(plan.id(), PlanStatus.ACTIVE);
    before.ifPresent(PlanVersion::supersede);
    plans.flush();
    return before;
  }

  /** Takes the goals over and tells of the plan. */
  void tell(TreatmentPlan plan, PlanVersion signed, Instant now) {
    takeGoals(plan, signed, now);
    plans.flush();
    outbox.append(signed.signed(plan, diagnoses.categories(plan.patientId())));
  }

  private void takeGoals(TreatmentPlan plan, PlanVersion signed, Instant now) {
    Map<UUID, GoalRecord> dropped = new HashMap<>();
    plans.goals(plan.id()).forEach(goal -> dropped.put(goal.id(), goal));
    List<Goal> wanted = signed.content().goals();
    for (int i = 0; i < wanted.size(); i++) {
      UUID goalId = wanted.get(i).id();
      if (goalId == null) {
        throw new IllegalStateException("a stored goal has an id");
      }
      GoalRecord known = dropped.remove(goalId);
      GoalRecord goal = known == null ? begin(goalId, plan, signed.effectiveFrom(), i) : known;
      goal.take(wanted.get(i), now);
      if (known == null) {
        plans.add(goal);
      }
    }
    dropped.values().forEach(goal -> goal.drop(now));
  }

  private GoalRecord begin(UUID goalId, TreatmentPlan plan, LocalDate on, int position) {
    if (plans.goal(goalId).isPresent()) {
      throw Refusal.invalid(
          "/goals/" + position + "/id", "taken", "Leave out the id of a new goal.");
    }
    return GoalRecord.begin(goalId, plan, on);
  }
}
