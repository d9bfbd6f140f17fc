package health.trellis.patient.plan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.patient.careteam.CareTeams;
import health.trellis.patient.episode.Episodes;
import health.trellis.patient.plan.PlanSignatureDto.SignatureState;
import health.trellis.patient.plan.PlanSignatureDto.SignatureView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Looks for plans whose signatures are late or whose review is due, and asks for them. */
@ApplicationScoped
class PlanWatch {
  private static final Duration EVERY = Duration.ofHours(1);

  /** How many days before it is due a review is asked for. */
  private static final int DAYS_BEFORE_REVIEW = 3;

  /** Signatures that are late for longer were asked for, or belong to plans of before the watch. */
  private static final int DAYS_LATE = 30;

  private final TreatmentPlanRepository plans;
  private final SignatureSheets sheets;
  private final SignatureTasks tasks;
  private final CareTeams careTeams;
  private final Episodes episodes;
  private final Clock clock;

  PlanWatch(
      TreatmentPlanRepository plans,
      SignatureSheets sheets,
      SignatureTasks tasks,
      CareTeams careTeams,
      Episodes episodes,
      Clock clock) {
    this.plans = plans;
    this.sheets = sheets;
    this.tasks = tasks;
    this.careTeams = careTeams;
    this.episodes = episodes;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> watchPlans() {
    return Tasks.recurring("watch-treatment-plans", Schedules.fixedDelay(EVERY))
        .execute((instance, context) -> ask());
  }

  /** Opens one task for each late signature and each review that is due; repeatable. */
  @Transactional
  void ask() {
    // A wide net: each plan is then held against the day where its site is.
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    plans.begun(today.minusDays(DAYS_LATE), today.plusDays(1)).forEach(this::askForSignatures);
    plans.reviewDueBy(today.plusDays(DAYS_BEFORE_REVIEW)).forEach(this::askForReview);
  }

  private void askForSignatures(PlanVersion version) {
    TreatmentPlan plan = plans.findById(version.planId());
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone(plan));
    sheets.of(plan, version, today).views(today).stream()
        .filter(signature -> signature.state() == SignatureState.OVERDUE)
        .filter(signature -> isTurnOf(signature, version))
        .forEach(
            signature ->
                tasks.late(plan, version, signature.role(), lead(plan), signature.dueOn()));
  }

  /** Until the plan is in force its clinician and supervisor are asked, one after the other. */
  private static boolean isTurnOf(SignatureView signature, PlanVersion version) {
    return switch (version.status()) {
      case DRAFT -> signature.role() == SignatureRole.CLINICIAN;
      case AWAITING_COSIGNATURE -> signature.role() == SignatureRole.SUPERVISOR;
      case ACTIVE, SUPERSEDED -> true;
    };
  }

  private void askForReview(PlanVersion version) {
    TreatmentPlan plan = plans.findById(version.planId());
    tasks.reviewDue(plan, version, lead(plan), zone(plan));
  }

  private Optional<UUID> lead(TreatmentPlan plan) {
    return careTeams.lead(plan.episodeId());
  }

  private ZoneId zone(TreatmentPlan plan) {
    return ZoneId.of(episodes.require(plan.episodeId()).timeZone());
  }
}
