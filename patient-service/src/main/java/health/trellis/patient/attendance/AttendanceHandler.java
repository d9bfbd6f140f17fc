package health.trellis.patient.attendance;

import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/** Keeps attendance, and lets other features of this service look at it. */
@ApplicationScoped
class AttendanceHandler implements EventHandler<AttendanceRecorded> {
  private final AttendedSessions sessions;
  private final Event<AttendanceKept> kept;

  AttendanceHandler(AttendedSessions sessions, Event<AttendanceKept> kept) {
    this.sessions = sessions;
    this.kept = kept;
  }

  @Override
  public Class<AttendanceRecorded> event() {
    return AttendanceRecorded.class;
  }

  @Override
  public void handle(AttendanceRecorded event, EventContext context) {
    sessions.record(event);
    kept.fire(new AttendanceKept(event.patientId()));
  }
}
