package health.trellis.patient.program;

import health.trellis.event.scheduling.ClinicianDefined;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a clinician as known now: the event holds all that is needed here. */
@ApplicationScoped
class ClinicianDefinedHandler implements EventHandler<ClinicianDefined> {
  private final Sql sql;

  ClinicianDefinedHandler(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Class<ClinicianDefined> event() {
    return ClinicianDefined.class;
  }

  @Override
  public void handle(ClinicianDefined clinician, EventContext context) {
    sql.update(
        """
        insert into clinician (id, display_name, prescriber, active) values (?, ?, ?, ?)
        on conflict (id) do update set display_name = excluded.display_name,
          prescriber = excluded.prescriber, active = excluded.active
        """,
        clinician.practitionerId(),
        clinician.displayName(),
        clinician.prescriber(),
        clinician.active());
  }
}
