package health.trellis.notification.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
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
import health.trellis.notification.webhook.DeliveryLog.Due;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears every event and brings it to those who want it and may know of it. */
@ApplicationScoped
public class Webhooks implements EventHandlers {
  private static final TaskDescriptor<Void> DELIVER = TaskDescriptor.of("deliver-webhook");
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(500);

  /** How often the oldest event is tried while a subscription is held for failing. */
  private static final Duration PROBE = Duration.ofMinutes(15);

  private static final Duration HELD_AFTER = Duration.ofHours(6);

  /** A little longer than all tries of a delivery that is not held. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(4);

  private final Subscriptions webhooks;
  private final DeliveryLog log;
  private final WebhookSender sender;
  private final PatientAccess access;
  private final SchedulerClient timers;
  private final Event<WebhookPaused> pauses;
  private final MeterRegistry meters;
  private final Clock clock;

  Webhooks(
      Subscriptions webhooks,
      DeliveryLog log,
      WebhookSender sender,
      PatientAccess access,
      SchedulerClient timers,
      Event<WebhookPaused> pauses,
      MeterRegistry meters,
      Clock clock) {
    this.webhooks = webhooks;
    this.log = log;
    this.sender = sender;
    this.access = access;
    this.timers = timers;
    this.pauses = pauses;
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
    for (Webhook webhook : webhooks.all()) {
      Topical topical = webhook.topical();
      if (topical != null) {
        heard(webhook, topical, event, context);
      } else if (webhook.wants(type) && mayKnow(webhook, patientId)) {
        queue(webhook, context.id(), type, patientId, context.time());
      }
    }
  }

  /** Numbers the events of a topic in the order in which they are queued. */
  private void heard(Webhook webhook, Topical topical, DomainEvent event, EventContext context) {
    UUID patientId = event instanceof PatientEvent about ? about.patientId() : null;
    Optional<String> focus = topical.topic().focus(event);
    if (focus.isPresent()
        && !topical.isOff(webhook.paused(), clock.instant())
        && topical.isAbout(patientId)
        && mayKnow(webhook, patientId)) {
      String type = EventCatalog.type(event.getClass());
      queue(webhook, context.id(), type, patientId, context.time())
          .ifPresent(id -> log.describe(id, focus.get(), webhooks.count(webhook.id())));
    }
  }

  private boolean mayKnow(Webhook webhook, @Nullable UUID patientId) {
    return webhook.clientId() == null
        || patientId != null && access.isVisibleToClient(patientId, webhook.clientId());
  }

  /** Queues an event for a subscriber; the same event twice is one delivery. */
  Optional<UUID> queue(
      Webhook webhook, UUID eventId, String type, @Nullable UUID patientId, Instant occurredAt) {
    Optional<UUID> queued = log.queue(webhook.id(), eventId, type, patientId, occurredAt);
    queued.ifPresent(this::wake);
    return queued;
  }

  /** Delivers now, if the present transaction commits. */
  void wake(UUID deliveryId) {
    String instance = deliveryId.toString();
    Instant now = clock.instant();
    if (!timers.scheduleIfNotExists(DELIVER.instance(instance).scheduledTo(now))) {
      try {
        timers.reschedule(DELIVER.instanceId(instance), now);
      } catch (TaskInstanceException running) {
        // It is being tried at this moment and looks again by itself.
        meters.counter("trellis_webhook_wakes_met").increment();
      }
    }
  }

  /** Goes on with all that waited. */
  void resume(UUID webhookId) {
    webhooks.pause(webhookId, null);
    log.waiting(webhookId).forEach(this::wake);
  }

  @Produces
  @Singleton
  CustomTask<Void> deliverTask(Instance<Webhooks> self) {
    return Tasks.custom(DELIVER)
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, clock.instant().plus(RETRY)))
        .execute(
            (task, context) -> {
              Optional<Instant> again = self.get().deliver(UUID.fromString(task.getId()));
              return (complete, operations) ->
                  again.ifPresentOrElse(
                      next -> operations.reschedule(complete, next), operations::remove);
            });
  }

  /** Makes a try, or holds it; gives the time to look again when that is needed. */
  Optional<Instant> deliver(UUID deliveryId) {
    if (log.expire(deliveryId, clock.instant().minus(LONGEST_WAIT))) {
      return Optional.empty();
    }
    Optional<Webhook> webhook = log.webhookOf(deliveryId).flatMap(webhooks::find);
    return webhook.flatMap(w -> holds(w, deliveryId).or(() -> attempt(w, deliveryId)));
  }

  private Optional<Instant> holds(Webhook webhook, UUID deliveryId) {
    if (awaitsHandshake(webhook) && !log.isHandshake(deliveryId)) {
      return Optional.of(clock.instant().plus(PROBE));
    }
    if (webhook.paused() == null
        || webhook.paused() == Webhook.Pause.FAILING && log.isOldest(webhook.id(), deliveryId)) {
      return Optional.empty();
    }
    return Optional.of(clock.instant().plus(PROBE));
  }

  private static boolean awaitsHandshake(Webhook webhook) {
    return webhook.topical() != null && webhook.topical().shakenAt() == null;
  }

  private Optional<Instant> attempt(Webhook webhook, UUID deliveryId) {
    Optional<Due> due = log.begin(deliveryId, clock.instant());
    return due.isPresent() ? deliver(webhook, due.get()) : Optional.of(lookAgain(deliveryId));
  }

  /**
   * For one behind an earlier event of its patient. The end of that one wakes it, unless it is
   * looking at that very moment: so it looks again soon while it is young.
   */
  private Instant lookAgain(UUID deliveryId) {
    Instant now = clock.instant();
    long age = log.age(deliveryId, now).toMillis();
    return now.plusMillis(Math.clamp(age, SOON.toMillis(), RETRY.toMillis()));
  }

  private Optional<Instant> deliver(Webhook webhook, Due due) {
    Instant startedAt = clock.instant();
    boolean mayKnow = stillMayKnow(webhook, due.patientId());
    WebhookSender.Outcome outcome =
        mayKnow ? sender.send(webhook, due) : WebhookSender.Outcome.failed("not-visible");
    meters
        .counter("trellis_webhook_deliveries", "delivered", Boolean.toString(outcome.delivered()))
        .increment();
    Optional<Duration> pause =
        outcome.delivered() || !mayKnow || due.eventType().equals(Topical.HEARTBEAT)
            ? Optional.empty()
            : RetrySchedule.after(due.attempts());
    String state = outcome.delivered() ? "DELIVERED" : pause.isPresent() ? "QUEUED" : "FAILED";
    long millis = Duration.between(startedAt, clock.instant()).toMillis();
    log.end(due, state, outcome.status(), startedAt, millis);
    judge(webhook, outcome);
    if (pause.isEmpty() && due.patientId() != null) {
      log.next(webhook.id(), due.patientId()).ifPresent(this::wake);
    }
    return pause.map(clock.instant()::plus);
  }

  /** A consent may have been taken back since the event was queued. */
  private boolean stillMayKnow(Webhook webhook, @Nullable UUID patientId) {
    return patientId == null
        || QuarkusTransaction.requiringNew().call(() -> mayKnow(webhook, patientId));
  }

  /** Holds a subscription that fails for long, and lets one go on that works again. */
  private void judge(Webhook webhook, WebhookSender.Outcome outcome) {
    if (outcome.delivered()) {
      boolean begins = awaitsHandshake(webhook);
      if (begins) {
        webhooks.shaken(webhook.id(), clock.instant());
      } else if (webhook.topical() != null) {
        webhooks.sent(webhook.id(), clock.instant());
      }
      if (webhooks.works(webhook.id()) || begins) {
        log.waiting(webhook.id()).forEach(this::wake);
      }
      return;
    }
    Instant since = webhooks.fails(webhook.id(), clock.instant());
    boolean forLong = since.plus(HELD_AFTER).isBefore(clock.instant());
    if (webhook.paused() == null && (outcome.gone() || forLong)) {
      Webhook.Pause why = outcome.gone() ? Webhook.Pause.GONE : Webhook.Pause.FAILING;
      if (webhooks.hold(webhook.id(), why, clock.instant())) {
        pauses.fire(new WebhookPaused(webhook.id(), clock.instant()));
      }
    }
  }
}
