package health.trellis.notification.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import health.trellis.event.DomainEvent;
import health.trellis.event.EventCatalog;
import health.trellis.event.PatientEvent;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.notification.webhook.Subscriptions.Due;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hears every event and queues it for those who want it and may know of it. */
@ApplicationScoped
public class Webhooks implements EventHandlers {
  private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver-webhook");
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final Subscriptions webhooks;
  private final WebhookSender sender;
  private final PatientAccess access;
  private final SchedulerClient timers;
  private final MeterRegistry meters;
  private final Clock clock;

  Webhooks(
      Subscriptions webhooks,
      WebhookSender sender,
      PatientAccess access,
      SchedulerClient timers,
      MeterRegistry meters,
      Clock clock) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.access = access;
    this.timers = timers;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return EventCatalog.events().stream().<EventHandler<?>>map(this::handler).toList();
  }

  private <E extends DomainEvent> EventHandler<E> handler(Class<E> type) {
    return EventHandler.of(type, this::heard);
  }

  private void heard(DomainEvent event, EventContext context) {
    String type = EventCatalog.type(event.getClass());
    UUID patientId = event instanceof PatientEvent about ? about.patientId() : null;
    for (Webhook webhook : webhooks.active()) {
      if (webhook.wants(type) && mayKnow(webhook, event)) {
        webhooks
            .queue(webhook.id(), context.id(), type, patientId, context.time())
            .ifPresent(id -> schedule(id, clock.instant()));
      }
    }
  }

  private boolean mayKnow(Webhook webhook, DomainEvent event) {
    return webhook.clientId() == null
        || event instanceof PatientEvent about
            && access.isVisibleToClient(about.patientId(), webhook.clientId());
  }

  /** Delivers at a time, if the present transaction commits. */
  void schedule(UUID deliveryId, Instant time) {
    timers.scheduleIfNotExists(DELIVER.instance(deliveryId.toString()).scheduledTo(time));
  }

  @Produces
  @Singleton
  CustomTask<Void> deliverTask(Instance<Webhooks> self) {
    return Tasks.custom(DELIVER)
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, clock.instant().plus(RETRY)))
        .execute(
            (task, context) ->
                (complete, operations) ->
                    self.get()
                        .deliver(UUID.fromString(task.getId()))
                        .ifPresentOrElse(
                            next -> operations.reschedule(complete, next), operations::remove));
  }

  /** Makes a try; gives the time of the next when one is needed. */
  Optional<Instant> deliver(UUID deliveryId) {
    return webhooks.begin(deliveryId, clock.instant()).flatMap(this::deliver);
  }

  private Optional<Instant> deliver(Due due) {
    Optional<Webhook> webhook = webhooks.find(due.webhookId()).filter(Webhook::active);
    if (webhook.isEmpty()) {
      webhooks.end(due.id(), "FAILED", "no-subscription");
      return Optional.empty();
    }
    WebhookSender.Outcome outcome = sender.send(webhook.get(), due);
    meters
        .counter("trellis_webhook_deliveries", "delivered", Boolean.toString(outcome.delivered()))
        .increment();
    Optional<Duration> pause =
        outcome.delivered() ? Optional.empty() : RetrySchedule.after(due.attempts());
    String state = outcome.delivered() ? "DELIVERED" : pause.isPresent() ? "QUEUED" : "FAILED";
    webhooks.end(due.id(), state, outcome.status());
    return pause.map(clock.instant()::plus);
  }
}
