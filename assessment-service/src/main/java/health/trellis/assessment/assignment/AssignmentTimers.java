package health.trellis.assessment.assignment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.assessment.caseload.Caseload;
import health.trellis.assessment.caseload.Episode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The durable timer that assigns the batteries of running episodes and of follow-up, and lets old
 * assignments expire. It comes every hour, so that a week begins in every zone within the hour;
 * rounds make it harmless to come twice.
 */
@ApplicationScoped
class AssignmentTimers {
  private static final Logger LOG = Logger.getLogger(AssignmentTimers.class);

  /** How long after it was due a single assignment can still be answered. */
  static final Duration GRACE = Duration.ofDays(4);

  /** The longest that anybody is followed up, with a margin, in months. */
  private static final int LONGEST = 25;

  private final BatteryAssigning battery;
  private final Reminding reminding;
  private final AssignmentRepository assignments;
  private final Caseload caseload;
  private final Clock clock;

  AssignmentTimers(
      BatteryAssigning battery,
      Reminding reminding,
      AssignmentRepository assignments,
      Caseload caseload,
      Clock clock) {
    this.battery = battery;
    this.reminding = reminding;
    this.assignments = assignments;
    this.caseload = caseload;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> weeklyBatteries(AssignmentTimers timers) {
    return Tasks.recurring("weekly-batteries", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute((instance, context) -> timers.run());
  }

  /** One episode after the other, each in a transaction of its own. */
  void run() {
    expire();
    for (Episode episode : caseload.running()) {
      each(episode, battery::running);
      each(episode, reminding::remind);
    }
    LocalDate longAgo = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusMonths(LONGEST);
    caseload.dischargedSince(longAgo).forEach(episode -> each(episode, battery::followUp));
  }

  /** One episode that cannot be served must not keep the others waiting; it is tried next hour. */
  private static void each(Episode episode, Consumer<Episode> work) {
    try {
      work.accept(episode);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "battery failed episode=%s", episode.id());
    }
  }

  @Transactional
  void expire() {
    assignments.expire(clock.instant());
  }
}
