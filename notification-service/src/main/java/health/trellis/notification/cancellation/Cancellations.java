package health.trellis.notification.cancellation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.inbox.NotYet;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.timer.OneTime;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.message.WhyNot;
import health.trellis.notification.person.Course;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers cancellations for a moment, then says one thing. */
@ApplicationScoped
public class Cancellations implements EventHandlers {
  private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell-cancellations");

  private final Sql sql;
  private final SchedulerClient timers;
  private final Notifier notifier;
  private final People people;
  private final Clock clock;
  private final Duration gather;

  Cancellations(
      Sql sql,
      SchedulerClient timers,
      Notifier notifier,
      People people,
      Clock clock,
      @ConfigProperty(name = "trellis.cancellations.gather") Duration gather) {
    this.sql = sql;
    this.timers = timers;
    this.notifier = notifier;
    this.people = people;
    this.clock = clock;
    this.gather = gather;
  }

  private record Cancelled(UUID bookingId, Instant startsAt, String timeZone) {}

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(EventHandler.of(SessionCancelled.class, (e, context) -> cancelled(e)));
  }

  private void cancelled(SessionCancelled event) {
    if (event.lateEntry() || event.startsAt().isBefore(clock.instant())) {
      return;
    }
    int inserted =
        sql.update(
            """
            insert into cancellation (booking_id, patient_id, starts_at, time_zone)
            values (?, ?, ?, ?) on conflict do nothing
            """,
            event.bookingId(),
            event.patientId(),
            event.startsAt(),
            event.timeZone());
    if (inserted == 1) {
      // A timer for each: the first tells of all there are, the others find nothing left to tell.
      String instance = event.patientId() + "/" + event.bookingId();
      timers.scheduleIfNotExists(TELL.instance(instance).scheduledTo(clock.instant().plus(gather)));
    }
  }

  @Produces
  @Singleton
  OneTimeTask<Void> tellCancellationsTask(Instance<Cancellations> self) {
    return OneTime.task(TELL, id -> self.get().tell(UUID.fromString(id.split("/", 2)[0])));
  }

  /** Tells a patient, and family with notices, of all that was cancelled and not told yet. */
  @Transactional
  void tell(UUID patientId) {
    List<Cancelled> untold =
        sql
            .query(
                """
                update cancellation set told_at = ? where patient_id = ? and told_at is null
                returning booking_id, starts_at, time_zone
                """,
                Cancellations::read,
                clock.instant(),
                patientId)
            .stream()
            .sorted(Comparator.comparing(Cancelled::startsAt))
            .toList();
    if (!untold.isEmpty()) {
      Person patient = people.patient(patientId).orElseThrow(() -> new NotYet("patient"));
      tell(patient, patientId, untold);
    }
  }

  private void tell(Person patient, UUID patientId, List<Cancelled> untold) {
    Message message = message(patientId, untold);
    Optional<WhyNot> silence = whyNot(people.courseOf(patientId));
    if (silence.isPresent()) {
      notifier.silence(patient, message, silence.get());
      return;
    }
    notifier.tell(patient, message);
    people.familyWithNotices(patientId).forEach(person -> notifier.tell(person, message));
  }

  private static Message message(UUID patientId, List<Cancelled> untold) {
    Cancelled first = untold.getFirst();
    MessageKind kind =
        untold.size() == 1 ? MessageKind.SESSION_CANCELLED : MessageKind.SESSIONS_CANCELLED;
    return Message.at(
            kind, patientId, "cancelled/" + first.bookingId(), first.startsAt(), first.timeZone())
        .with(Map.of("count", Integer.toString(untold.size())));
  }

  private static Optional<WhyNot> whyNot(Course course) {
    return switch (course) {
      case ACTIVE -> Optional.empty();
      case HELD -> Optional.of(WhyNot.EPISODE_HELD);
      case ENDED -> Optional.of(WhyNot.EPISODE_ENDED);
    };
  }

  private static Cancelled read(ResultSet row) throws SQLException {
    return new Cancelled(
        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getString(3));
  }
}
