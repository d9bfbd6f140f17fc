package health.trellis.notification.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Mail that waits for its time: a durable timer per notification. */
@ApplicationScoped
public class MailQueue {
  private static final TaskDescriptor<Void> SEND = TaskDescriptor.of("send-mail");
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final double GROWTH = 2.5;

  private final SchedulerClient timers;
  private final Instance<MailSender> sender;

  MailQueue(SchedulerClient timers, Instance<MailSender> sender) {
    this.timers = timers;
    this.sender = sender;
  }

  /** Sends a notification at a time, if and only if the present transaction commits. */
  public void enqueue(UUID notificationId, Instant due) {
    timers.scheduleIfNotExists(SEND.instance(notificationId.toString()).scheduledTo(due));
  }

  /** A try that fails is repeated after growing pauses: 10 s, 25 s, about a minute, and so on. */
  @Produces
  @Singleton
  OneTimeTask<Void> sendTask() {
    return Tasks.oneTime(SEND)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE, GROWTH))
        .execute((task, context) -> sender.get().send(UUID.fromString(task.getId())));
  }
}
