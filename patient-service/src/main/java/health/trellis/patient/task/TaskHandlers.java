package health.trellis.patient.task;

import health.trellis.event.DomainEvent;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.AuthorizationEndsSoon;
import health.trellis.event.scheduling.AuthorizationRunsLow;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Lets the rules hear the events that ask for tasks. */
@Singleton
class TaskHandlers {
  private final TaskRules rules;

  TaskHandlers(TaskRules rules) {
    this.rules = rules;
  }

  @Produces
  @Singleton
  EventHandler<OffTrackDetected> offTrack() {
    return handler(OffTrackDetected.class, rules::offTrack);
  }

  @Produces
  @Singleton
  EventHandler<AttendanceRecorded> attendance() {
    return handler(AttendanceRecorded.class, rules::attendance);
  }

  @Produces
  @Singleton
  EventHandler<EarlyWarningRaised> earlyWarning() {
    return handler(EarlyWarningRaised.class, rules::earlyWarning);
  }

  @Produces
  @Singleton
  EventHandler<WeeklyHoursFellShort> hoursShort() {
    return handler(WeeklyHoursFellShort.class, rules::hoursShort);
  }

  @Produces
  @Singleton
  EventHandler<AuthorizationRunsLow> authorizationLow() {
    return handler(AuthorizationRunsLow.class, rules::authorizationLow);
  }

  @Produces
  @Singleton
  EventHandler<AuthorizationEndsSoon> authorizationEnds() {
    return handler(AuthorizationEndsSoon.class, rules::authorizationEnds);
  }

  private static <E extends DomainEvent> EventHandler<E> handler(Class<E> type, Consumer<E> rule) {
    return new EventHandler<>() {
      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void handle(E event, EventContext context) {
        rule.accept(event);
      }
    };
  }
}
