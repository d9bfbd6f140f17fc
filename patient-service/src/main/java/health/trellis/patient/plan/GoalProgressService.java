package health.trellis.patient.plan;

import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.plan.GoalProgress.Observed;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import health.trellis.patient.plan.TreatmentPlanDto.RecordProgress;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.timeline.Charted;
import health.trellis.patient.timeline.TimelineKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Records progress towards goals: by people, and by all that a goal is measured by. */
@ApplicationScoped
class GoalProgressService {
  private static final String WHAT = "goal-progress";
  private static final String BY_SCORE = "assessment-service";
  private static final String BY_WEEK = "scheduling-service";
  private static final int MOST_GOALS = 100;

  private final TreatmentPlanRepository plans;
  private final Episodes episodes;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;
  private final Event<GoalAchieved> achievements;
  private final Event<Charted> chart;

  GoalProgressService(
      TreatmentPlanRepository plans,
      Episodes episodes,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      Clock clock,
      Event<GoalAchieved> achievements,
      Event<Charted> chart) {
    this.plans = plans;
    this.episodes = episodes;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.clock = clock;
    this.achievements = achievements;
    this.chart = chart;
  }

  @Transactional
  ProgressView record(UUID planId, UUID goalId, RecordProgress request) {
    GoalRecord goal =
        plans
            .goal(goalId)
            .filter(g -> g.planId().equals(planId))
            .orElseThrow(() -> Refusal.notFound("goal"));
    access.require(goal.patientId(), Area.PLAN, Mode.WRITE, WHAT);
    if (request.value() == null
        && request.note() == null
        && request.learned() == null
        && request.objectiveId() == null
        && request.attainment() == null) {
      throw Refusal.invalid(
          "/note", "required", "Progress has a value, a rating, a note, a lesson or a step.");
    }
    refuseUnknownStep(planId, goalId, request.objectiveId());
    LocalDate today = today(planId);
    LocalDate on = Objects.requireNonNullElse(request.on(), today);
    if (on.isAfter(today) || on.isBefore(goal.startOn())) {
      throw Refusal.invalid("/on", "range", "Progress is from the goal's start to today.");
    }
    Observed observed =
        new Observed(
            on,
            request.value(),
            Boolean.TRUE.equals(request.setback()),
            request.note(),
            request.learned(),
            request.objectiveId(),
            null,
            request.attainment());
    ProgressView progress = add(goal, observed, user.displayName()).view();
    chart.fire(
        new Charted(
            goal.patientId(),
            clock.instant(),
            TimelineKind.GOAL_PROGRESS,
            progress.id(),
            Map.of("goalId", goalId.toString(), "setback", "" + observed.setback())));
    return progress;
  }

  private void refuseUnknownStep(UUID planId, UUID goalId, @Nullable UUID objectiveId) {
    boolean known =
        objectiveId == null
            || plans
                .version(planId, PlanStatus.ACTIVE)
                .map(version -> version.content().goals())
                .orElse(List.of())
                .stream()
                .filter(goal -> goalId.equals(goal.id()))
                .flatMap(goal -> goal.objectives().stream())
                .anyMatch(objective -> objectiveId.equals(objective.id()));
    if (!known) {
      throw Refusal.invalid("/objectiveId", "unknown", "The goal has no such objective.");
    }
  }

  /** A new score is progress, or a setback learned of, for each goal that it measures. */
  void score(AssessmentCompleted completed) {
    if (completed.score() != null) {
      LocalDate on =
          LocalDate.ofInstant(completed.authoredAt(), patients.zone(completed.patientId()));
      measured(
          completed.patientId(),
          target -> target.isMeasuredBy(completed.instrument()),
          Observed.measured(on, completed.score()),
          BY_SCORE);
    }
  }

  /** A closed week is progress for each goal that attendance measures. */
  void week(UUID patientId, LocalDate lastDay, int minutes) {
    measured(
        patientId,
        target -> target.measure() == Measure.ATTENDANCE,
        Observed.measured(lastDay, BigDecimal.valueOf(minutes)),
        BY_WEEK);
  }

  private void measured(
      UUID patientId, Predicate<GoalTarget> isMeasured, Observed observed, String by) {
    active(patientId).stream()
        .filter(goal -> goal.target() != null && isMeasured.test(goal.target()))
        .forEach(goal -> add(goal, observed, by));
  }

  List<GoalRecord> active(UUID patientId) {
    return plans.goals(
        "x.patientId = :patient and x.lifecycle = :active",
        Map.of("patient", patientId, "active", GoalRecord.Lifecycle.ACTIVE),
        MOST_GOALS);
  }

  private GoalProgress add(GoalRecord goal, Observed observed, String by) {
    Instant now = clock.instant();
    GoalProgress progress = GoalProgress.of(goal, observed, by, now);
    plans.add(progress);
    if (progress.achieved() && goal.achieve(observed.on(), now)) {
      achievements.fire(new GoalAchieved(goal.patientId(), goal.id(), observed.on()));
    }
    return progress;
  }

  private LocalDate today(UUID planId) {
    TreatmentPlan plan =
        plans.findByIdOptional(planId).orElseThrow(() -> Refusal.notFound("treatment-plan"));
    return episodes.require(plan.episodeId()).today(clock);
  }
}
