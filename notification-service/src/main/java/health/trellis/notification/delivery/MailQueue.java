package health.trellis.notification.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Mail that waits for its time: a durable timer per notification. */
@ApplicationScoped
public class MailQueue {
  private static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-mail");

  private final SchedulerClient timers;
  private final Instance<MailSender> sender;
  private final Clock clock;

  MailQueue(SchedulerClient timers, Instance<MailSender> sender, Clock clock) {
    this.timers = timers;
    this.sender = sender;
    this.clock = clock;
  }

  /** Sends a notification at a time, if and only if the present transaction commits. */
  public void enqueue(UUID notificationId, Instant due) {
    timers.scheduleIfNotExists(SEND.instance(notificationId.toString()).scheduledTo(due));
  }

  private static Duration pauseAfter(ExecutionComplete failed) {
    int failures = failed.getExecution().consecutiveFailures + 1;
    return MailPauses.after(failures, ThreadLocalRandom.current().nextDouble());
  }

  /** A try that fails is repeated after the pauses of {@link MailPauses}. */
  @Produces
  @Singleton
  OneTimeTask<Void> sendTask() {
    return Tasks.oneTime(SEND)
        .onFailure(
            (ExecutionComplete failed, ExecutionOperations<Void> operations) ->
                operations.reschedule(failed, clock.instant().plus(pauseAfter(failed))))
        .execute((task, context) -> sender.get().send(UUID.fromString(task.getId())));
  }
}
