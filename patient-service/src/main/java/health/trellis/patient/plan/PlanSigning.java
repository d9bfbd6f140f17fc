package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.episode.EpisodeDto.EpisodeView;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.plan.TreatmentPlanService.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a treatment plan in force by a clinician's signature. */
@ApplicationScoped
class PlanSigning {
  private static final String WHAT = TreatmentPlanService.WHAT;

  private final TreatmentPlanRepository plans;
  private final Episodes episodes;
  private final CareTeams careTeams;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  PlanSigning(
      TreatmentPlanRepository plans,
      Episodes episodes,
      CareTeams careTeams,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.plans = plans;
    this.episodes = episodes;
    this.careTeams = careTeams;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The draft becomes active, the version before it superseded; scheduling hears of it. */
  @Transactional
  Versioned sign(UUID id, @Nullable String ifMatch) {
    TreatmentPlan plan = plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(plan.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    EpisodeView episode = episodes.require(plan.episodeId());
    Episodes.refuseEnded(episode);
    UUID signer = signer(plan);
    if (ifMatch != null) {
      ETags.check(ifMatch, plan.version());
    }
    PlanVersion draft =
        plans
            .version(id, PlanStatus.DRAFT)
            .orElseThrow(
                () -> Refusal.conflict("plan-signed", "There is no draft to sign: revise it."));
    refuseIncomplete(draft);
    Instant now = clock.instant();
    plans.version(id, PlanStatus.ACTIVE).ifPresent(PlanVersion::supersede);
    plan.touch(now);
    plans.flush();
    draft.sign(user.displayName(), signer, now);
    takeGoals(plan, draft, now);
    plans.flush();
    outbox.append(draft.signed(plan));
    return new Versioned(PlanViews.of(plan, draft, plans.progress(id)), plan.version());
  }

  private UUID signer(TreatmentPlan plan) {
    return user.practitionerId()
        .filter(practitioner -> careTeams.isMember(plan.episodeId(), practitioner))
        .orElseThrow(() -> Refusal.forbidden("A clinician of the care team signs the plan."));
  }

  private static void refuseIncomplete(PlanVersion draft) {
    List<FieldError> missing = PlanRules.missingToSign(draft.content());
    if (!missing.isEmpty()) {
      throw Refusal.invalid(missing);
    }
  }

  private void takeGoals(TreatmentPlan plan, PlanVersion signed, Instant now) {
    Map<UUID, GoalRecord> dropped = new HashMap<>();
    plans.goals(plan.id()).forEach(goal -> dropped.put(goal.id(), goal));
    List<PlanContent.Goal> wanted = signed.content().goals();
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
