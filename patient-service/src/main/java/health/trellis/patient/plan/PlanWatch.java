package health.trellis.patient.plan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.patient.plan.PlanSignatureDto.SignatureState;
import health.trellis.patient.plan.PlanSignatureDto.SignatureView;
import health.trellis.patient.task.CareTasks.Opening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Looks for plans whose signatures are late or whose review is due, and asks for them. */
@ApplicationScoped
class PlanWatch {
  private static final Duration EVERY = Duration.ofHours(1);

  /** How many days before it is due a review is asked for. */
  private static final int DAYS_BEFORE_REVIEW = 3;

  /** Signatures that are late for longer were asked for, or belong to plans of before the watch. */
  private static final int DAYS_LATE = 30;

  private static final int BATCH = 500;

  private final TreatmentPlanRepository plans;
  private final SignatureSheets sheets;
  private final SignatureTasks tasks;
  private final Clock clock;

  PlanWatch(
      TreatmentPlanRepository plans, SignatureSheets sheets, SignatureTasks tasks, Clock clock) {
    this.plans = plans;
    this.sheets = sheets;
    this.tasks = tasks;
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
    inBatches(plans.begun(today.minusDays(DAYS_LATE), today.plusDays(1)), this::lateSignatures);
    inBatches(
        plans.reviewDueBy(today.plusDays(DAYS_BEFORE_REVIEW)), due -> Stream.of(tasks.review(due)));
  }

  private void inBatches(
      List<PlanVersion> versions, Function<SigningCase, Stream<Opening>> askedFor) {
    versions.stream()
        .gather(Gatherers.windowFixed(BATCH))
        .map(batch -> sheets.cases(batch).stream().flatMap(askedFor).toList())
        .forEach(tasks::askOnce);
  }

  private Stream<Opening> lateSignatures(SigningCase signing) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), signing.zone());
    return signing.sheet(today).views(today).stream()
        .filter(signature -> signature.state() == SignatureState.OVERDUE)
        .filter(signature -> isTurnOf(signature, signing.version()))
        .map(signature -> tasks.late(signing, signature.role(), signature.dueOn()));
  }

  /** Until the plan is in force its clinician and supervisor are asked, one after the other. */
  private static boolean isTurnOf(SignatureView signature, PlanVersion version) {
    return switch (version.status()) {
      case DRAFT -> signature.role() == SignatureRole.CLINICIAN;
      case AWAITING_COSIGNATURE -> signature.role() == SignatureRole.SUPERVISOR;
      case ACTIVE, SUPERSEDED -> true;
    };
  }
}
