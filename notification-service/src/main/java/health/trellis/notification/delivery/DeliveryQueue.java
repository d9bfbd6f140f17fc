package health.trellis.notification.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.Deliveries.Try;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Messages that wait for their time: a durable timer per notification. */
@ApplicationScoped
public class DeliveryQueue {
  private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver");

  /** After a failure of our own, for example of the database. */
  private static final Duration OWN_FAILURE = Duration.ofSeconds(10);

  private static final int MOST = 16;

  private final SchedulerClient timers;
  private final Instance<Dispatcher> dispatcher;
  private final Lanes lanes;
  private final Sql sql;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Gathering<UUID, Optional<Try>> claims;

  DeliveryQueue(
      SchedulerClient timers,
      Instance<Dispatcher> dispatcher,
      Lanes lanes,
      Sql sql,
      MeterRegistry meters,
      Clock clock) {
    this.timers = timers;
    this.dispatcher = dispatcher;
    this.lanes = lanes;
    this.sql = sql;
    this.meters = meters;
    this.clock = clock;
    this.claims = new Gathering<>("claims", MOST, this::claim);
  }

  void stop(@Observes ShutdownEvent event) {
    claims.close();
  }

  /** Sends notifications at a time, if and only if the present transaction commits. */
  public void enqueue(Collection<UUID> ids, Instant due) {
    timers.scheduleBatch(
        ids.stream()
            .<SchedulableInstance<?>>map(id -> DELIVER.instance(id.toString()).scheduledTo(due))
            .toList());
  }

  /** Sends one that was given up; its first timer may be ending at this very moment. */
  public void enqueueAgain(UUID notificationId) {
    String instance = notificationId + "/" + Ids.next();
    timers.scheduleIfNotExists(DELIVER.instance(instance).scheduledTo(clock.instant()));
  }

  /** Another time for one that a try has left undone. */
  void postpone(UUID notificationId, Instant due) {
    try {
      timers.reschedule(DELIVER.instanceId(notificationId.toString()), due);
    } catch (TaskInstanceException running) {
      // Its net runs already, and finds the time by itself.
      meters.counter("trellis_deliveries_met").increment();
    }
  }

  /**
   * Ends the timers of messages that need none any more, in the present transaction; those that run
   * at this moment end by themselves.
   */
  void forget(Collection<UUID> ids) {
    sql.update(
        """
        delete from scheduled_tasks
        where task_name = ? and task_instance = any(?) and not picked
        """,
        DELIVER.getTaskName(),
        ids.stream().map(UUID::toString).toArray(String[]::new));
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
              Optional<Instant> again = claims.submit(id).flatMap(dispatcher.get()::send);
              return (complete, operations) ->
                  again.ifPresentOrElse(
                      next -> operations.reschedule(complete, next), operations::remove);
            });
  }

  private List<Optional<Try>> claim(List<UUID> ids) {
    Map<UUID, Try> tries =
        lanes
            .routine(
                () -> QuarkusTransaction.requiringNew().call(() -> dispatcher.get().begin(ids)))
            .stream()
            .collect(Collectors.toMap(t -> t.claimed().id(), Function.identity()));
    return ids.stream().map(id -> Optional.ofNullable(tries.get(id))).toList();
  }
}
