package health.trellis.patient.timeline;

import health.trellis.event.DomainEvent;
import health.trellis.event.assessment.AssessmentCompleted;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.event.assessment.OffTrackDetected;
import health.trellis.event.assessment.RiskAlertAcknowledged;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.WeeklyHoursFellShort;
import health.trellis.event.scheduling.WeeklyHoursMet;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/** Lets the timeline hear the events of the other services. */
@Singleton
class TimelineHandlers {
  private final TimelineWriter writer;

  TimelineHandlers(TimelineWriter writer) {
    this.writer = writer;
  }

  @Produces
  @Singleton
  EventHandler<AttendanceRecorded> attendance() {
    return handler(AttendanceRecorded.class, writer::attendance);
  }

  @Produces
  @Singleton
  EventHandler<SessionCancelled> cancelled() {
    return handler(SessionCancelled.class, writer::cancelled);
  }

  @Produces
  @Singleton
  EventHandler<WeeklyHoursMet> weekMet() {
    return handler(WeeklyHoursMet.class, writer::weekMet);
  }

  @Produces
  @Singleton
  EventHandler<WeeklyHoursFellShort> weekShort() {
    return handler(WeeklyHoursFellShort.class, writer::weekShort);
  }

  @Produces
  @Singleton
  EventHandler<AssessmentCompleted> assessed() {
    return handler(AssessmentCompleted.class, writer::assessed);
  }

  @Produces
  @Singleton
  EventHandler<OffTrackDetected> offTrack() {
    return handler(OffTrackDetected.class, writer::offTrack);
  }

  @Produces
  @Singleton
  EventHandler<EarlyWarningRaised> earlyWarning() {
    return handler(EarlyWarningRaised.class, writer::earlyWarning);
  }

  @Produces
  @Singleton
  EventHandler<RiskAlertRaised> raised() {
    return handler(RiskAlertRaised.class, writer::raised);
  }

  @Produces
  @Singleton
  EventHandler<RiskAlertAcknowledged> acknowledged() {
    return handler(RiskAlertAcknowledged.class, writer::acknowledged);
  }

  @Produces
  @Singleton
  EventHandler<RiskAlertResolved> resolved() {
    return handler(RiskAlertResolved.class, writer::resolved);
  }

  private static <E extends DomainEvent> EventHandler<E> handler(Class<E> type, Consumer<E> entry) {
    return new EventHandler<>() {
      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void handle(E event, EventContext context) {
        entry.accept(event);
      }
    };
  }
}
