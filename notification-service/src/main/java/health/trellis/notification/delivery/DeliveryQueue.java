package health.trellis.notification.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import health.trellis.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages that wait for their time: a durable timer per notification. */
@ApplicationScoped
public class DeliveryQueue {
  private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");

  /** After a failure of our own, for example of the database. */
  private static final Duration OWN_FAILURE = Duration.ofSeconds(10);

  private final SchedulerClient timers;
  private final Instance<Dispatcher> dispatcher;
  private final Clock clock;

  DeliveryQueue(SchedulerClient timers, Instance<Dispatcher> dispatcher, Clock clock) {
    this.timers = timers;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /** Sends a notification at a time, if and only if the present transaction commits. */
  public void enqueue(UUID notificationId, Instant due) {
    timers.scheduleIfNotExists(DELIVER.instance(notificationId.toString()).scheduledTo(due));
  }

  /** Sends one that was given up; its first timer may be ending at this very moment. */
  public void enqueueAgain(UUID notificationId) {
    String instance = notificationId + "/" + Ids.next();
    timers.scheduleIfNotExists(DELIVER.instance(instance).scheduledTo(clock.instant()));
  }

  @Produces
  @Singleton
  CustomTask<Void> deliverNotificationTask() {
    return Tasks.custom(DELIVER)
        .onFailure(
            (failed, operations) ->
                operations.reschedule(failed, clock.instant().plus(OWN_FAILURE)))
        .execute(
            (task, context) -> {
              UUID id = UUID.fromString(task.getId().split("/", 2)[0]);
              Optional<Instant> again = dispatcher.get().send(id);
              return (complete, operations) ->
                  again.ifPresentOrElse(
                      next -> operations.reschedule(complete, next), operations::remove);
            });
  }
}
