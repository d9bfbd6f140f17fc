package health.trellis.patient.program;

import health.trellis.event.scheduling.ProgramDefined;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a program as it is now: the event holds all of it. */
@ApplicationScoped
class ProgramDefinedHandler implements EventHandler<ProgramDefined> {
  private final Sql sql;

  ProgramDefinedHandler(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Class<ProgramDefined> event() {
    return ProgramDefined.class;
  }

  @Override
  public void handle(ProgramDefined program, EventContext context) {
    sql.update(
        """
        insert into program (id, name, site_id, time_zone, level_of_care, track, substance_use,
                             minimum_minutes_per_week, active)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set
          name = excluded.name, site_id = excluded.site_id, time_zone = excluded.time_zone,
          level_of_care = excluded.level_of_care, track = excluded.track,
          substance_use = excluded.substance_use,
          minimum_minutes_per_week = excluded.minimum_minutes_per_week, active = excluded.active
        """,
        program.programId(),
        program.name(),
        program.siteId(),
        program.timeZone(),
        program.levelOfCare().name(),
        program.track(),
        program.substanceUse(),
        program.minimumMinutesPerWeek(),
        program.active());
  }
}
