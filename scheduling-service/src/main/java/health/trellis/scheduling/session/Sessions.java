package health.trellis.scheduling.session;

import health.trellis.kit.Ids;
import health.trellis.scheduling.Conflicts;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts sessions on the calendar. */
@ApplicationScoped
public class Sessions {
  private final SessionRepository sessions;

  Sessions(SessionRepository sessions) {
    this.sessions = sessions;
  }

  /** A new session; refused when the clinician or the room has another one then. */
  public TherapySession open(NewSession wanted) {
    TherapySession session = new TherapySession(Ids.next(), wanted);
    sessions.persist(session);
    Conflicts.flush(sessions.getEntityManager());
    return session;
  }
}
