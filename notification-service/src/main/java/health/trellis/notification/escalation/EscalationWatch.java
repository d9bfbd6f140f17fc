package health.trellis.notification.escalation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.event.RiskLevel;
import health.trellis.notification.escalation.EscalationLog.Happened;
import health.trellis.notification.escalation.EscalationLog.Open;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.oncall.HandedOver;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.People;
import health.trellis.notification.template.MessageKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Watches the escalations themselves: one whose page is late is told to whoever runs the program,
 * and set going again. Also pages those who take a duty over.
 */
@ApplicationScoped
public class EscalationWatch {
  private final EscalationLog escalations;
  private final Escalations timers;
  private final People people;
  private final Notifier notifier;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Duration every;
  private final Duration patience;

  EscalationWatch(
      EscalationLog escalations,
      Escalations timers,
      People people,
      Notifier notifier,
      MeterRegistry meters,
      Clock clock,
      @ConfigProperty(name = "trellis.escalations.watch-every") Duration every,
      @ConfigProperty(name = "trellis.escalations.late-after") Duration patience) {
    this.escalations = escalations;
    this.timers = timers;
    this.people = people;
    this.notifier = notifier;
    this.meters = meters;
    this.clock = clock;
    this.every = every;
    this.patience = patience;
  }

  @Produces
  @Singleton
  RecurringTask<Void> escalationWatchTask(Instance<EscalationWatch> self) {
    return Tasks.recurring("escalation-watch", Schedules.fixedDelay(every))
        .execute((instance, context) -> self.get().look());
  }

  /** Looks for pages that are late, and for those that wait too long. */
  @Transactional
  void look() {
    sendLate();
    sendAheadOfTime();
  }

  /** A page that was put off by a clock that has gone back since is sent now. */
  private void sendAheadOfTime() {
    Instant soon = clock.instant().plus(patience);
    Map<RiskLevel, EscalationPolicy> policies = new EnumMap<>(RiskLevel.class);
    for (Open open : escalations.after(soon)) {
      EscalationPolicy policy = policies.computeIfAbsent(open.level(), escalations::policy);
      Instant latest = soon.plus(policy.longestWait(open.nextStep()));
      if (open.nextDueAt() != null && open.nextDueAt().isAfter(latest)) {
        meters.counter("trellis_escalations_put_off").increment();
        timers.setGoing(open.alertId());
      }
    }
  }

  /** Tells of each late page once, and sends it. */
  private void sendLate() {
    for (Open late : escalations.late(clock.instant().minus(patience))) {
      String source = "late/" + late.alertId() + "/" + late.nextStep();
      notifier.tell(
          people.programAdmin(late.programId()),
          Message.of(MessageKind.RISK_PAGE, late.patientId(), source));
      escalations.record(
          new Happened(
              late.alertId(), clock.instant(), "LATE", "PROGRAM_ADMIN", Audience.PROGRAM_ADMIN));
      meters.counter("trellis_escalations_late").increment();
      timers.setGoing(late.alertId());
    }
  }

  /** Whoever takes over hears of what is open. In the present transaction. */
  void handedOver(@Observes HandedOver event) {
    for (UUID alertId : escalations.openOf(event.programId())) {
      escalations
          .lockOpen(alertId)
          .ifPresent(
              open ->
                  people
                      .find(Audience.practitioner(event.to()))
                      .ifPresent(
                          person -> {
                            String source = "escalation/" + alertId + "/hand-over/" + event.to();
                            notifier.tell(
                                person,
                                Message.of(MessageKind.RISK_PAGE, open.patientId(), source));
                            escalations.record(
                                new Happened(
                                    alertId,
                                    clock.instant(),
                                    "HANDED_OVER",
                                    "ON_CALL",
                                    person.audience()));
                          }));
    }
  }
}
