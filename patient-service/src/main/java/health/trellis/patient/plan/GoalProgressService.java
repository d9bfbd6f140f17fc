package health.trellis.patient.plan;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import health.trellis.patient.plan.TreatmentPlanDto.RecordProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Records progress towards goals: by people, and by every score that a goal is measured by. */
@ApplicationScoped
class GoalProgressService {
  private static final String WHAT = "goal-progress";
  private static final String BY_SCORE = "assessment-service";

  private final TreatmentPlanRepository plans;
  private final Episodes episodes;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  GoalProgressService(
      TreatmentPlanRepository plans,
      Episodes episodes,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.plans = plans;
    this.episodes = episodes;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  @Transactional
  ProgressView record(UUID planId, UUID goalId, RecordProgress request) {
    GoalRecord goal =
        plans
            .goal(goalId)
            .filter(g -> g.planId().equals(planId))
            .orElseThrow(() -> Refusal.notFound("goal"));
    access.require(goal.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    if (request.value() == null && request.note() == null && request.learned() == null) {
      throw Refusal.invalid("/note", "required", "Progress has a value, a note or a lesson.");
    }
    LocalDate today = today(planId);
    LocalDate on = Objects.requireNonNullElse(request.on(), today);
    if (on.isAfter(today) || on.isBefore(goal.startOn())) {
      throw Refusal.invalid("/on", "range", "Progress is from the goal's start to today.");
    }
    GoalProgress.Observed observed =
        new GoalProgress.Observed(
            on,
            request.value(),
            Boolean.TRUE.equals(request.setback()),
            request.note(),
            request.learned());
    return add(goal, observed, user.displayName()).view();
  }

  /** A new score is progress, or a setback learned of, for each goal that it measures. */
  void score(AssessmentCompleted completed) {
    if (completed.score() == null) {
      return;
    }
    LocalDate on = LocalDate.ofInstant(completed.authoredAt(), ZoneOffset.UTC);
    GoalProgress.Observed observed =
        new GoalProgress.Observed(on, completed.score(), false, null, null);
    plans
        .goals(
            "x.patientId = :patient and x.lifecycle = :active",
            Map.of("patient", completed.patientId(), "active", GoalRecord.Lifecycle.ACTIVE),
            100)
        .stream()
        .filter(goal -> measures(goal, completed.instrument()))
        .forEach(goal -> add(goal, observed, BY_SCORE));
  }

  private static boolean measures(GoalRecord goal, String instrument) {
    GoalTarget target = goal.target();
    return target != null && target.isMeasuredBy(instrument);
  }

  private GoalProgress add(GoalRecord goal, GoalProgress.Observed observed, String by) {
    Instant now = clock.instant();
    GoalProgress progress = GoalProgress.of(goal, observed, by, now);
    plans.add(progress);
    if (progress.achieved()) {
      goal.achieve(observed.on(), now);
    }
    return progress;
  }

  private LocalDate today(UUID planId) {
    TreatmentPlan plan =
        plans.findByIdOptional(planId).orElseThrow(() -> Refusal.notFound("treatment-plan"));
    String zone = episodes.require(plan.episodeId()).timeZone();
    return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
  }
}
