package health.trellis.notification.reminder;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.timer.OneTime;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.message.WhyNot;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.People;
import health.trellis.notification.preference.Preferences;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the timers of reminders in step with the sessions. */
@ApplicationScoped
public class Reminders implements EventHandlers {
  private static final TaskDescriptor<Void> REMIND = TaskDescriptor.of("remind");

  private final Sql sql;
  private final SchedulerClient timers;
  private final Notifier notifier;
  private final People people;
  private final Preferences preferences;
  private final Clock clock;
  private final List<Duration> before;

  Reminders(
      Sql sql,
      SchedulerClient timers,
      Notifier notifier,
      People people,
      Preferences preferences,
      Clock clock,
      @ConfigProperty(name = "trellis.reminders.before") List<Duration> before) {
    this.sql = sql;
    this.timers = timers;
    this.notifier = notifier;
    this.people = people;
    this.preferences = preferences;
    this.clock = clock;
    this.before = List.copyOf(before);
  }

  private record Session(UUID patientId, Instant startsAt, String timeZone, boolean silent) {}

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(SessionBooked.class, this::booked),
        EventHandler.of(SessionMoved.class, this::moved),
        EventHandler.of(SessionCancelled.class, this::cancelled));
  }

  private void booked(SessionBooked event, EventContext context) {
    Session session =
        new Session(event.patientId(), event.startsAt(), event.timeZone(), event.lateEntry());
    keep(event.bookingId(), session, false, context.time());
  }

  private void moved(SessionMoved event, EventContext context) {
    Session session = new Session(event.patientId(), event.startsAt(), event.timeZone(), false);
    keep(event.bookingId(), session, false, context.time());
  }

  private void cancelled(SessionCancelled event, EventContext context) {
    Session session =
        new Session(event.patientId(), event.startsAt(), event.timeZone(), event.lateEntry());
    keep(event.bookingId(), session, true, context.time());
  }

  /** The newest event wins; an older one that comes late changes nothing. */
  private void keep(UUID bookingId, Session session, boolean cancelled, Instant changedAt) {
    int changed =
        sql.update(
            """
            insert into booked_session
              (booking_id, patient_id, starts_at, time_zone, cancelled, late_entry, changed_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (booking_id) do update set
              starts_at = excluded.starts_at, time_zone = excluded.time_zone,
              cancelled = excluded.cancelled, changed_at = excluded.changed_at
            where booked_session.changed_at <= excluded.changed_at
            """,
            bookingId,
            session.patientId(),
            session.startsAt(),
            session.timeZone(),
            cancelled,
            session.silent(),
            changedAt);
    if (changed == 1) {
      before.forEach(lead -> cancel(instance(bookingId, lead)));
      notifier.withdraw(session.patientId(), "reminder/" + bookingId + "/", WhyNot.SESSION_CHANGED);
      if (!cancelled && !session.silent()) {
        ReminderTimes.of(session.startsAt(), before, clock.instant())
            .forEach((lead, time) -> schedule(bookingId, lead, time));
      }
    }
  }

  /** One that runs at this moment refuses: the event is then tried again after it. */
  private void cancel(String instance) {
    TaskInstanceId timer = REMIND.instanceId(instance);
    timers.getScheduledExecution(timer).ifPresent(known -> timers.cancel(timer));
  }

  private void schedule(UUID bookingId, Duration lead, Instant time) {
    timers.scheduleIfNotExists(REMIND.instance(instance(bookingId, lead)).scheduledTo(time));
  }

  private static String instance(UUID bookingId, Duration lead) {
    return bookingId + "/" + lead;
  }

  @Produces
  @Singleton
  OneTimeTask<Void> remindTask(Instance<Reminders> reminders) {
    return OneTime.task(
        REMIND,
        id -> {
          String[] parts = id.split("/", 2);
          reminders.get().remind(UUID.fromString(parts[0]), Duration.parse(parts[1]));
        });
  }

  /** Reminds of a session that still stands; of one that has begun nobody needs to be reminded. */
  @Transactional
  void remind(UUID bookingId, Duration lead) {
    Optional<Session> session =
        sql.first(
            """
            select patient_id, starts_at, time_zone, late_entry from booked_session
            where booking_id = ? and not cancelled and starts_at > ?
            """,
            Reminders::read,
            bookingId,
            clock.instant());
    session.ifPresent(s -> remind(bookingId, lead, s));
  }

  private void remind(UUID bookingId, Duration lead, Session session) {
    // The time is part of the reason: a session that moved is worth another reminder.
    String source = "reminder/" + bookingId + "/" + lead + "/" + session.startsAt();
    Message message =
        Message.at(
            MessageKind.SESSION_REMINDER,
            session.patientId(),
            source,
            session.startsAt(),
            session.timeZone());
    people.patient(session.patientId()).ifPresent(person -> notifier.tell(person, message));
    if (preferences.wantsCaregiverCopies(Audience.patient(session.patientId()))) {
      people
          .familyWithNotices(session.patientId())
          .forEach(person -> notifier.tell(person, message));
    }
  }

  private static Session read(ResultSet row) throws SQLException {
    return new Session(
        row.getObject(1, UUID.class),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getBoolean(4));
  }
}
