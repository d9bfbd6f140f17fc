package health.trellis.notification.reminder;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.Gathering;
import health.trellis.notification.delivery.Lanes;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.message.Telling;
import health.trellis.notification.message.WhyNot;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.MessageKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the timers of reminders in step with the sessions. */
@ApplicationScoped
public class Reminders implements EventHandlers {
  private static final TaskDescriptor<Void> REMIND = TaskDescriptor.of("remind");
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final int MOST = 8;

  private final Sql sql;
  private final SchedulerClient timers;
  private final Notifier notifier;
  private final People people;
  private final Lanes lanes;
  private final Clock clock;
  private final List<Duration> before;
  private final Gathering<String, Boolean> together;

  Reminders(
      Sql sql,
      SchedulerClient timers,
      Notifier notifier,
      People people,
      Lanes lanes,
      Clock clock,
      @ConfigProperty(name = "trellis.reminders.before") List<Duration> before) {
    this.sql = sql;
    this.timers = timers;
    this.notifier = notifier;
    this.people = people;
    this.clock = clock;
    this.before = List.copyOf(before);
    this.lanes = lanes;
    this.together = new Gathering<>("reminders", MOST, this::inOneTransaction);
  }

  void stop(@Observes ShutdownEvent event) {
    together.close();
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

  /** The timer ends in the transaction of what it did, so that it cannot do it twice. */
  @Produces
  @Singleton
  CustomTask<Void> remindTask() {
    return Tasks.custom(REMIND)
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, clock.instant().plus(AGAIN)))
        .execute(
            (task, context) -> {
              together.submit(task.getId());
              return (complete, operations) -> {};
            });
  }

  private List<Boolean> inOneTransaction(List<String> instances) {
    lanes.awaitRoom();
    return lanes.routine(
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      notifier.tell(tellings(instances));
                      sql.update(
                          "delete from scheduled_tasks"
                              + " where task_name = ? and task_instance = any(?)",
                          REMIND.getTaskName(),
                          instances.toArray(String[]::new));
                      return instances.stream().map(instance -> true).toList();
                    }));
  }

  /** Of sessions that still stand; of one that has begun nobody needs to be reminded. */
  private List<Telling> tellings(List<String> instances) {
    Map<UUID, Session> sessions = sessions(instances);
    Set<UUID> patients =
        sessions.values().stream().map(Session::patientId).collect(Collectors.toSet());
    Map<UUID, Person> people = this.people.patients(patients);
    Map<UUID, List<Person>> copies = this.people.caregivers(people.keySet());
    List<Telling> tellings = new ArrayList<>();
    for (String instance : instances) {
      String[] parts = instance.split("/", 2);
      Session session = sessions.get(UUID.fromString(parts[0]));
      Person patient = session == null ? null : people.get(session.patientId());
      if (session != null && patient != null) {
        Message message = message(instance, session);
        tellings.add(new Telling(patient, message));
        copies
            .getOrDefault(session.patientId(), List.of())
            .forEach(person -> tellings.add(new Telling(person, message)));
      }
    }
    return tellings;
  }

  /** The time is part of the reason: a session that moved is worth another reminder. */
  private static Message message(String instance, Session session) {
    return Message.at(
        MessageKind.SESSION_REMINDER,
        session.patientId(),
        "reminder/" + instance + "/" + session.startsAt(),
        session.startsAt(),
        session.timeZone());
  }

  private Map<UUID, Session> sessions(List<String> instances) {
    return sql
        .query(
            """
            select booking_id, patient_id, starts_at, time_zone, late_entry from booked_session
            where booking_id = any(?::uuid[]) and not cancelled and starts_at > ?
            """,
            row -> Map.entry(row.getObject(1, UUID.class), read(row)),
            instances.stream().map(instance -> instance.split("/", 2)[0]).toArray(String[]::new),
            clock.instant())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Session read(ResultSet row) throws SQLException {
    return new Session(
        row.getObject(2, UUID.class),
        row.getTimestamp(3).toInstant(),
        row.getString(4),
        row.getBoolean(5));
  }
}
