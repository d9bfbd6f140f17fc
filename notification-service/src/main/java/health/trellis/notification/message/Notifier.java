package health.trellis.notification.message;

import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.DeliveryQueue;
import health.trellis.notification.delivery.UrgentDelivery;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells people things: keeps what the {@link Planner} decides and queues what goes out. */
@ApplicationScoped
public class Notifier {
  private final Sql sql;
  private final Planner planner;
  private final DeliveryQueue queue;
  private final UrgentDelivery urgent;
  private final Clock clock;

  Notifier(Sql sql, Planner planner, DeliveryQueue queue, UrgentDelivery urgent, Clock clock) {
    this.sql = sql;
    this.planner = planner;
    this.queue = queue;
    this.urgent = urgent;
    this.clock = clock;
  }

  /** Tells one person, on all channels that are wanted. In the present transaction. */
  public void tell(Person person, Message message) {
    for (Plan plan : planner.plan(person, message)) {
      keep(person, message, plan).ifPresent(id -> follow(person, message, plan, id));
    }
  }

  private void follow(Person person, Message message, Plan plan, UUID id) {
    if (plan.whyNot() == WhyNot.DIGEST) {
      tell(person, digest(person, message));
    } else if (plan.channel() != Channel.IN_APP && plan.whyNot() == null) {
      send(message, plan, id);
    }
  }

  private void send(Message message, Plan plan, UUID id) {
    if (message.kind().category() == Category.SAFETY) {
      urgent.send(id);
    } else {
      queue.enqueue(id, plan.due());
    }
  }

  /** One for all messages until the next evening of the person's own clock. */
  private Message digest(Person person, Message message) {
    Instant evening = DigestTime.next(clock.instant(), person.zone());
    return Message.of(MessageKind.DIGEST, message.patientId(), "digest/" + evening);
  }

  /** Keeps on record that somebody was deliberately not told. In the present transaction. */
  public void silence(Person person, Message message, WhyNot reason) {
    keep(person, message, planner.inApp(person, message, reason));
  }

  /**
   * Takes back what still waits, for a reason that no longer holds. In the present transaction.
   *
   * @param source the start of the messages' sources
   */
  public void withdraw(UUID patientId, String source, WhyNot reason) {
    sql.update(
        """
        update notification set state = 'SUPPRESSED', reason = ?, ended_at = ?
        where patient_id = ? and starts_with(source, ?) and state in ('PLANNED', 'QUEUED')
        """,
        reason.code(),
        clock.instant(),
        patientId,
        source);
  }

  private NotificationState state(Plan plan) {
    if (plan.whyNot() != null) {
      return NotificationState.SUPPRESSED;
    }
    if (plan.channel() == Channel.IN_APP) {
      return NotificationState.SENT;
    }
    return plan.due().isAfter(clock.instant())
        ? NotificationState.PLANNED
        : NotificationState.QUEUED;
  }

  /** The id of the new notification; empty when the same was told before. */
  private Optional<UUID> keep(Person person, Message message, Plan plan) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    NotificationState state = state(plan);
    int inserted =
        sql.update(
            """
            insert into notification
              (id, audience, channel, kind, category, patient_id, source, state, reason, title,
               body, address, due_at, created_at, sent_at)
            values (?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)
            on conflict (source, audience, channel) do nothing
            """,
            id,
            person.audience(),
            plan.channel().name(),
            message.kind().name(),
            message.kind().category().name(),
            message.patientId(),
            message.source(),
            state.name(),
            plan.whyNot() == null ? null : plan.whyNot().code(),
            plan.text().title(),
            plan.text().body(),
            plan.address(),
            plan.due(),
            now,
            state == NotificationState.SENT ? now : null);
    return inserted == 1 ? Optional.of(id) : Optional.empty();
  }
}
