package health.trellis.patient.task;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.supervision.Supervisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks for tasks that nobody did in time, and tells the next who should know. */
@ApplicationScoped
class OverdueTasks {
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final int AT_ONCE = 200;

  private final CareTaskRepository tasks;
  private final Supervisions supervisions;
  private final Outbox outbox;
  private final Clock clock;

  OverdueTasks(CareTaskRepository tasks, Supervisions supervisions, Outbox outbox, Clock clock) {
    this.tasks = tasks;
    this.supervisions = supervisions;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> escalateOverdueTasks() {
    return Tasks.recurring("escalate-overdue-tasks", Schedules.fixedDelay(EVERY))
        .execute((instance, context) -> escalate());
  }

  /** Escalates the tasks that are due to be; what is left over comes with the next round. */
  @Transactional
  void escalate() {
    Instant now = clock.instant();
    List<CareTask> overdue = tasks.toEscalate(now, now.minus(Escalation.FIRST_HAS), AT_ONCE);
    for (CareTask task : overdue) {
      Optional<UUID> supervisor =
          task.practitionerId()
              .flatMap(
                  id -> supervisions.supervisorOf(id, LocalDate.ofInstant(now, ZoneOffset.UTC)));
      task.escalate(supervisor, now).ifPresent(outbox::append);
    }
  }
}
