package health.trellis.assessment.risk;

import health.trellis.event.patient.SafetyPlanActivated;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Who has a safety plan in force, so that a patient in danger is reminded of it at once. */
@ApplicationScoped
public class SafetyPlans implements EventHandler<SafetyPlanActivated> {
  private final Sql sql;

  SafetyPlans(Sql sql) {
    this.sql = sql;
  }

  /** Where the pocket version of the patient's safety plan is; empty while there is none. */
  public Optional<String> pocket(UUID patientId) {
    return sql.first(
        "select patient_id from safety_plan where patient_id = ?",
        row -> "/api/v1/patients/" + row.getString(1) + "/pocket-plan",
        patientId);
  }

  @Override
  public Class<SafetyPlanActivated> event() {
    return SafetyPlanActivated.class;
  }

  @Override
  public void handle(SafetyPlanActivated event, EventContext context) {
    sql.update(
        """
        insert into safety_plan (patient_id, plan_id, as_of) values (?, ?, ?)
        on conflict (patient_id) do update set plan_id = excluded.plan_id, as_of = excluded.as_of
          where safety_plan.as_of <= excluded.as_of
        """,
        event.patientId(),
        event.planId(),
        context.time());
  }
}
