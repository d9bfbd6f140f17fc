package health.trellis.notification.engagement;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import health.trellis.event.assessment.AssessmentAssigned;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.AssessmentSkipped;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.timer.OneTime;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.message.WhyNot;
import health.trellis.notification.person.Course;
import health.trellis.notification.person.People;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reminds of questions until they are answered, a few times, and then lets it be. All questions of
 * one deadline are one nudge.
 */
@ApplicationScoped
public class Nudges implements EventHandlers {
  private static final TaskDescriptor<Void> NUDGE = TaskDescriptor.of("nudge");

  private final Sql sql;
  private final SchedulerClient timers;
  private final People people;
  private final Notifier notifier;
  private final Clock clock;
  private final List<Duration> afterDeadline;

  Nudges(
      Sql sql,
      SchedulerClient timers,
      People people,
      Notifier notifier,
      Clock clock,
      @ConfigProperty(name = "trellis.nudges.after-deadline") List<Duration> afterDeadline) {
    this.sql = sql;
    this.timers = timers;
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
    this.afterDeadline = List.copyOf(afterDeadline);
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(AssessmentAssigned.class, (e, context) -> assigned(e)),
        EventHandler.of(AssessmentCompleted.class, (e, context) -> answered(e)),
        EventHandler.of(
            AssessmentSkipped.class, (e, context) -> closed(e.assignmentId(), e.patientId())));
  }

  private void assigned(AssessmentAssigned event) {
    if (event.lateEntry()) {
      return;
    }
    for (Duration after : afterDeadline) {
      Instant time = event.dueAt().plus(after);
      if (time.isAfter(clock.instant())) {
        String instance = "%s/%s/%s".formatted(event.patientId(), event.dueAt(), after);
        timers.scheduleIfNotExists(NUDGE.instance(instance).scheduledTo(time));
      }
    }
  }

  /** What waits for the end of quiet hours is not needed once all is answered or let be. */
  private void answered(AssessmentCompleted event) {
    if (event.assignmentId() != null) {
      closed(event.assignmentId(), event.patientId());
    }
  }

  private void closed(UUID assignmentId, UUID patientId) {
    sql.query(
            """
            select a.due_at from open_assessment a where a.assignment_id = ? and a.due_at is not null
              and not exists (select 1 from open_assessment o where o.patient_id = a.patient_id
                and o.due_at = a.due_at and o.answered_at is null
                and o.assignment_id <> a.assignment_id)
            """,
            row -> row.getTimestamp(1).toInstant(),
            assignmentId)
        .forEach(due -> notifier.withdraw(patientId, source(patientId, due), WhyNot.ANSWERED));
  }

  @Produces
  @Singleton
  OneTimeTask<Void> nudgeTask(Instance<Nudges> self) {
    return OneTime.task(
        NUDGE,
        id -> {
          String[] parts = id.split("/", 3);
          self.get().nudge(UUID.fromString(parts[0]), Instant.parse(parts[1]), parts[2]);
        });
  }

  /** Nudges whoever still owes an answer and is in care. */
  @Transactional
  void nudge(UUID patientId, Instant dueAt, String after) {
    boolean open =
        sql.first(
                """
                select 1 from open_assessment
                where patient_id = ? and due_at = ? and answered_at is null limit 1
                """,
                row -> row.getInt(1),
                patientId,
                dueAt)
            .isPresent();
    if (open && people.courseOf(patientId) == Course.ACTIVE) {
      Message message =
          Message.of(MessageKind.ASSESSMENT_NUDGE, patientId, source(patientId, dueAt) + after);
      people.patient(patientId).ifPresent(person -> notifier.tell(person, message));
    }
  }

  private static String source(UUID patientId, Instant dueAt) {
    return "nudge/" + patientId + "/" + dueAt + "/";
  }
}
