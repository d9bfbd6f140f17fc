package health.trellis.notification.engagement;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.inbox.NotYet;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.timer.OneTime;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.person.Course;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * Asks how it goes after discharge: at one week, and at one, three, six and twelve months, in the
 * morning of the person's own clock. Coming back into care ends it; who went on elsewhere is left
 * to those who treat there.
 */
@ApplicationScoped
public class Aftercare implements EventHandlers {
  static final List<Period> CHECK_INS =
      List.of(
          Period.ofWeeks(1),
          Period.ofMonths(1),
          Period.ofMonths(3),
          Period.ofMonths(6),
          Period.ofMonths(12));

  private static final TaskDescriptor<Void> CHECK_IN = TaskDescriptor.of("aftercare-check-in");
  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final String TRANSFERRED = "TRANSFERRED";

  private final Sql sql;
  private final SchedulerClient timers;
  private final People people;
  private final Notifier notifier;
  private final Clock clock;

  Aftercare(Sql sql, SchedulerClient timers, People people, Notifier notifier, Clock clock) {
    this.sql = sql;
    this.timers = timers;
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(EventHandler.of(EpisodeDischarged.class, (e, context) -> discharged(e)));
  }

  private void discharged(EpisodeDischarged event) {
    if (event.type().equals(TRANSFERRED)) {
      return;
    }
    Person person = people.patient(event.patientId()).orElseThrow(() -> new NotYet("patient"));
    sql.update(
        """
        insert into aftercare (patient_id, episode_id, discharged_on) values (?, ?, ?)
        on conflict (patient_id) do update set
          episode_id = excluded.episode_id, discharged_on = excluded.discharged_on
        where aftercare.discharged_on <= excluded.discharged_on
        """,
        event.patientId(),
        event.episodeId(),
        event.dischargedOn());
    for (Period after : CHECK_INS) {
      Instant time = time(event.dischargedOn(), after, person.zone());
      if (time.isAfter(clock.instant())) {
        String instance = "%s/%s/%s".formatted(event.patientId(), event.episodeId(), after);
        timers.scheduleIfNotExists(CHECK_IN.instance(instance).scheduledTo(time));
      }
    }
  }

  /** A month after the 31st of January is the last of February. */
  static Instant time(LocalDate dischargedOn, Period after, ZoneId zone) {
    return dischargedOn.plus(after).atTime(MORNING).atZone(zone).toInstant();
  }

  @Produces
  @Singleton
  OneTimeTask<Void> aftercareTask(Instance<Aftercare> self) {
    return OneTime.task(
        CHECK_IN,
        id -> {
          String[] parts = id.split("/", 3);
          self.get().ask(UUID.fromString(parts[0]), UUID.fromString(parts[1]), parts[2]);
        });
  }

  /** Asks, unless the patient is back in care or has left another episode since. */
  @Transactional
  void ask(UUID patientId, UUID episodeId, String after) {
    boolean holds =
        sql.first(
                "select 1 from aftercare where patient_id = ? and episode_id = ?",
                row -> row.getInt(1),
                patientId,
                episodeId)
            .isPresent();
    if (holds && people.courseOf(patientId) == Course.ENDED) {
      Message message =
          Message.of(
              MessageKind.AFTERCARE_CHECK_IN, patientId, "aftercare/" + episodeId + "/" + after);
      people.patient(patientId).ifPresent(person -> notifier.tell(person, message));
    }
  }
}
