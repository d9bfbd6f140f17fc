package health.trellis.notification.engagement;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import health.trellis.event.patient.EpisodeAdmitted;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What families need to know, a little each week of treatment, for those whom the patient lets have
 * notices at that time. While care pauses, so does the series.
 */
@ApplicationScoped
public class FamilySeries implements EventHandlers {
  private static final TaskDescriptor<Void> LESSON = TaskDescriptor.of("family-lesson");
  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final int DAYS = 7;

  /** Within the week, when its first sessions are over. */
  private static final int DAY = 3;

  private final Sql sql;
  private final SchedulerClient timers;
  private final People people;
  private final Notifier notifier;
  private final Clock clock;

  FamilySeries(Sql sql, SchedulerClient timers, People people, Notifier notifier, Clock clock) {
    this.sql = sql;
    this.timers = timers;
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(EventHandler.of(EpisodeAdmitted.class, (e, context) -> admitted(e)));
  }

  private void admitted(EpisodeAdmitted event) {
    Person person = people.patient(event.patientId()).orElseThrow(() -> new NotYet("patient"));
    sql.update(
        """
        insert into treatment_start (patient_id, episode_id, admitted_on) values (?, ?, ?)
        on conflict (patient_id) do update set
          episode_id = excluded.episode_id, admitted_on = excluded.admitted_on
        where treatment_start.admitted_on <= excluded.admitted_on
        """,
        event.patientId(),
        event.episodeId(),
        event.admittedOn());
    for (int week = 1; week <= Lessons.WEEKS; week++) {
      Instant time = time(event.admittedOn(), week, person.zone());
      if (time.isAfter(clock.instant())) {
        String instance = "%s/%s/%d".formatted(event.patientId(), event.episodeId(), week);
        timers.scheduleIfNotExists(LESSON.instance(instance).scheduledTo(time));
      }
    }
  }

  static Instant time(LocalDate admittedOn, int week, ZoneId zone) {
    return admittedOn.plusDays((week - 1L) * DAYS + DAY).atTime(EVENING).atZone(zone).toInstant();
  }

  @Produces
  @Singleton
  OneTimeTask<Void> familyLessonTask(Instance<FamilySeries> self) {
    return OneTime.task(
        LESSON,
        id -> {
          String[] parts = id.split("/", 3);
          self.get()
              .teach(
                  UUID.fromString(parts[0]), UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
        });
  }

  /** Tells a week's lesson, while the patient is in that very episode. */
  @Transactional
  void teach(UUID patientId, UUID episodeId, int week) {
    boolean holds =
        sql.first(
                "select 1 from treatment_start where patient_id = ? and episode_id = ?",
                row -> row.getInt(1),
                patientId,
                episodeId)
            .isPresent();
    if (!holds || people.courseOf(patientId) != Course.ACTIVE) {
      return;
    }
    for (Person person : people.familyWithNotices(patientId)) {
      notifier.tell(
          person,
          Message.of(
                  MessageKind.FAMILY_LESSON, patientId, "family-lesson/" + episodeId + "/" + week)
              .with(
                  Map.of(
                      "week",
                      Integer.toString(week),
                      "lesson",
                      Lessons.of(week, person.locale()))));
    }
  }
}
