package health.trellis.assessment.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.assessment.checkin.CheckInDto.SignView;
import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The warning signs of the relapse-prevention plans in force, kept from patient-service. */
@ApplicationScoped
class WarningSigns implements EventHandler<RelapsePreventionPlanActivated> {
  private final Sql sql;

  WarningSigns(Sql sql) {
    this.sql = sql;
  }

  /** The signs to ask a patient about; none while there is no plan. */
  List<SignView> of(UUID patientId) {
    return read("select signs from warning_signs where patient_id = ?", patientId);
  }

  /** The triggers to ask a patient about; none while no plan names them. */
  List<SignView> triggersOf(UUID patientId) {
    return read("select triggers from warning_signs where patient_id = ?", patientId);
  }

  private List<SignView> read(String query, UUID patientId) {
    return sql.first(query, row -> read(row.getString(1)), patientId).orElse(List.of());
  }

  @Override
  public Class<RelapsePreventionPlanActivated> event() {
    return RelapsePreventionPlanActivated.class;
  }

  /** The plan that was activated last is in force, whichever event comes first. */
  @Override
  public void handle(RelapsePreventionPlanActivated event, EventContext context) {
    sql.update(
        """
        insert into warning_signs (patient_id, plan_id, signs, triggers, as_of)
        values (?, ?, ?::jsonb, ?::jsonb, ?)
        on conflict (patient_id) do update
          set plan_id = excluded.plan_id, signs = excluded.signs, triggers = excluded.triggers,
              as_of = excluded.as_of
          where warning_signs.as_of <= excluded.as_of
        """,
        event.patientId(),
        event.planId(),
        EventJson.write(event.warningSigns()),
        EventJson.write(Objects.requireNonNullElse(event.triggers(), List.of())),
        context.time());
  }

  private static List<SignView> read(String json) throws SQLException {
    try {
      return EventJson.mapper().readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new SQLException("stored warning signs cannot be read", broken);
    }
  }
}
