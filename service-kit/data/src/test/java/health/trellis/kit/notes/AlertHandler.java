package health.trellis.kit.notes;

import health.trellis.event.assessment.RiskAlertResolved;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down every alert it hears, as number -1. Its topic is an urgent one. */
@ApplicationScoped
public class AlertHandler implements EventHandler<RiskAlertResolved> {
  private final Sql sql;

  AlertHandler(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Class<RiskAlertResolved> event() {
    return RiskAlertResolved.class;
  }

  @Override
  public void handle(RiskAlertResolved event, EventContext context) {
    sql.update("insert into heard (patient_id, number) values (?, -1)", event.patientId());
  }
}
