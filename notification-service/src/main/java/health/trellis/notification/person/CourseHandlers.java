package health.trellis.notification.person;

import health.trellis.event.patient.EpisodeAdmitted;
import health.trellis.event.patient.EpisodeDischarged;
import health.trellis.event.patient.EpisodeHeld;
import health.trellis.event.patient.EpisodeResumed;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Follows each patient's course, as the newest event tells. */
@ApplicationScoped
public class CourseHandlers implements EventHandlers {
  private final Sql sql;

  CourseHandlers(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(
            EpisodeAdmitted.class, (e, context) -> keep(e.patientId(), Course.ACTIVE, context)),
        EventHandler.of(
            EpisodeResumed.class, (e, context) -> keep(e.patientId(), Course.ACTIVE, context)),
        EventHandler.of(
            EpisodeHeld.class, (e, context) -> keep(e.patientId(), Course.HELD, context)),
        EventHandler.of(
            EpisodeDischarged.class, (e, context) -> keep(e.patientId(), Course.ENDED, context)));
  }

  private void keep(UUID patientId, Course course, EventContext context) {
    sql.update(
        """
        insert into patient_course (patient_id, state, changed_at) values (?, ?, ?)
        on conflict (patient_id) do update set
          state = excluded.state, changed_at = excluded.changed_at
        where patient_course.changed_at <= excluded.changed_at
        """,
        patientId,
        course.name(),
        context.time());
  }
}
