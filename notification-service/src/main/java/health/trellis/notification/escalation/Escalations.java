package health.trellis.notification.escalation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.notification.delivery.Lanes;
import health.trellis.notification.escalation.EscalationLog.Happened;
import health.trellis.notification.escalation.EscalationLog.Open;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.message.Telling;
import health.trellis.notification.oncall.OnCall;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.MessageKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages human after human until one acknowledges. */
@ApplicationScoped
public class Escalations implements EventHandlers {
  private static final TaskDescriptor<Void> ESCALATE = TaskDescriptor.of("escalate");
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final EscalationLog escalations;
  private final SchedulerClient timers;
  private final OnCall onCall;
  private final People people;
  private final Notifier notifier;
  private final Lanes lanes;
  private final MeterRegistry meters;
  private final Clock clock;

  Escalations(
      EscalationLog escalations,
      SchedulerClient timers,
      OnCall onCall,
      People people,
      Notifier notifier,
      Lanes lanes,
      MeterRegistry meters,
      Clock clock) {
    this.escalations = escalations;
    this.timers = timers;
    this.onCall = onCall;
    this.people = people;
    this.notifier = notifier;
    this.lanes = lanes;
    this.meters = meters;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(RiskAlertRaised.class, (e, context) -> raised(e)),
        EventHandler.of(RiskAlertAcknowledged.class, (e, context) -> acknowledged(e)),
        EventHandler.of(RiskAlertResolved.class, (e, context) -> resolved(e)));
  }

  private void raised(RiskAlertRaised event) {
    lanes.goFirst();
    // Staff who enter a risk after the fact have acted already.
    String state = event.lateEntry() ? "NOT_NEEDED" : "OPEN";
    boolean first =
        escalations.insert(
            event.alertId(),
            event.patientId(),
            event.programId(),
            event.level(),
            state,
            event.raisedAt());
    if (!first) {
      return;
    }
    List<Happened> story = new ArrayList<>();
    story.add(
        new Happened(event.alertId(), event.raisedAt(), "RAISED", event.level().name(), null));
    if (!event.lateEntry()) {
      // The first page goes out with this very transaction: no timer stands between.
      timers.scheduleBatch(List.of(timer(event.alertId(), page(Open.of(event), story))));
    }
    escalations.record(story);
  }

  private void acknowledged(RiskAlertAcknowledged event) {
    escalations.acknowledge(event.alertId(), event.patientId(), event.acknowledgedBy(), event.at());
    escalations.record(new Happened(event.alertId(), event.at(), "ACKNOWLEDGED", null, null));
  }

  private void resolved(RiskAlertResolved event) {
    escalations.resolve(event.alertId(), event.patientId(), event.at());
    escalations.record(new Happened(event.alertId(), event.at(), "RESOLVED", null, null));
  }

  /** Sends the next page of an escalation now, whatever became of its timer. */
  void setGoing(UUID alertId) {
    Instant now = clock.instant();
    try {
      timers.reschedule(ESCALATE.instanceId(alertId.toString()), now);
    } catch (TaskInstanceNotFoundException lost) {
      timers.scheduleIfNotExists(timer(alertId, now));
    } catch (TaskInstanceCurrentlyExecutingException running) {
      meters.counter("trellis_escalation_pages_met").increment();
    }
  }

  private static SchedulableInstance<Void> timer(UUID alertId, Instant time) {
    return ESCALATE.instance(alertId.toString()).priority(Priority.HIGH).scheduledTo(time);
  }

  @Produces
  @Singleton
  CustomTask<Void> escalateTask(Instance<Escalations> self) {
    return Tasks.custom(ESCALATE)
        .onFailure(
            (ExecutionComplete failed, ExecutionOperations<Void> operations) ->
                operations.reschedule(failed, clock.instant().plus(RETRY)))
        .execute(
            (task, context) -> {
              Optional<Instant> again = self.get().page(UUID.fromString(task.getId()));
              return (complete, operations) ->
                  again.ifPresentOrElse(
                      next -> operations.reschedule(complete, next), operations::remove);
            });
  }

  /** Sends the next page of an open escalation; gives the time of the one after. */
  @Transactional
  Optional<Instant> page(UUID alertId) {
    List<Happened> story = new ArrayList<>();
    Optional<Instant> next = escalations.lockOpen(alertId).map(open -> page(open, story));
    escalations.record(story);
    return next;
  }

  private Instant page(Open open, List<Happened> story) {
    EscalationPolicy policy = escalations.policy(open.level());
    int step = open.nextStep();
    // Where nobody stands behind a step, the next is taken at once: no gap.
    while (!page(open, step, policy.target(step), story) && step < policy.steps().size() - 1) {
      step++;
    }
    Instant next = policy.next(open.nextStep(), step + 1, open.raisedAt(), clock.instant());
    escalations.advance(open.alertId(), step + 1, next);
    return next;
  }

  private boolean page(Open open, int step, EscalationTarget target, List<Happened> story) {
    List<Person> reached = whoIs(target, open);
    Message message =
        Message.of(
            MessageKind.RISK_PAGE, open.patientId(), "escalation/" + open.alertId() + "/" + step);
    Instant now = clock.instant();
    if (reached.isEmpty()) {
      story.add(new Happened(open.alertId(), now, "NOBODY_THERE", target.name(), null));
      return false;
    }
    notifier.tell(reached.stream().map(person -> new Telling(person, message)).toList());
    for (Person person : reached) {
      story.add(new Happened(open.alertId(), now, "PAGED", target.name(), person.audience()));
    }
    meters.counter("trellis_escalation_pages", "target", target.name()).increment();
    if (open.nextStep() == 0) {
      meters.timer("trellis_escalation_first_page").record(Duration.between(open.raisedAt(), now));
    }
    return true;
  }

  private List<Person> whoIs(EscalationTarget target, Open open) {
    return switch (target) {
      case ON_CALL -> onCallFor(open.programId());
      case CARE_TEAM -> people.careTeam(open.patientId());
      case COORDINATOR -> List.of(people.coordinator(open.programId()));
      case PROGRAM_ADMIN -> List.of(people.programAdmin(open.programId()));
    };
  }

  private List<Person> onCallFor(@Nullable UUID programId) {
    return programId == null ? List.of() : people.practitioners(onCall.now(programId));
  }
}
