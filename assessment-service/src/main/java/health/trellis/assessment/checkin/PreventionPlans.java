package health.trellis.assessment.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.event.patient.HighRiskDate;
import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.RiskSituation;
import health.trellis.event.patient.SurroundingRisk;
import health.trellis.event.patient.WarningSign;
import health.trellis.kit.inbox.EventContext;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The relapse-prevention plans in force, kept from patient-service. */
@ApplicationScoped
class PreventionPlans implements EventHandler<RelapsePreventionPlanActivated> {
  private static final TypeReference<List<WarningSign>> SIGNS = new TypeReference<>() {};
  private static final TypeReference<List<RiskSituation>> TRIGGERS = new TypeReference<>() {};
  private static final TypeReference<List<SurroundingRisk>> SURROUNDINGS = new TypeReference<>() {};
  private static final TypeReference<List<HighRiskDate>> DATES = new TypeReference<>() {};

  private final Sql sql;

  PreventionPlans(Sql sql) {
    this.sql = sql;
  }

  /** The patient's plan in force; one that names nothing while there is none. By primary key. */
  PreventionPlan of(UUID patientId) {
    return sql.first(
            """
            select signs, triggers, surroundings, high_risk_dates from prevention_plan
            where patient_id = ?
            """,
            row ->
                new PreventionPlan(
                    read(row.getString(1), SIGNS),
                    read(row.getString(2), TRIGGERS),
                    read(row.getString(3), SURROUNDINGS),
                    read(row.getString(4), DATES)),
            patientId)
        .orElse(PreventionPlan.NONE);
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
        insert into prevention_plan
          (patient_id, plan_id, signs, triggers, surroundings, high_risk_dates, as_of)
        values (?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?)
        on conflict (patient_id) do update
          set plan_id = excluded.plan_id, signs = excluded.signs, triggers = excluded.triggers,
              surroundings = excluded.surroundings, high_risk_dates = excluded.high_risk_dates,
              as_of = excluded.as_of
          where prevention_plan.as_of <= excluded.as_of
        """,
        event.patientId(),
        event.planId(),
        EventJson.write(event.warningSigns()),
        list(event.triggers()),
        list(event.surroundings()),
        list(event.highRiskDates()),
        context.time());
  }

  private static String list(@Nullable List<?> parts) {
    return EventJson.write(Objects.requireNonNullElse(parts, List.of()));
  }

  private static <T> List<T> read(String json, TypeReference<List<T>> type) throws SQLException {
    try {
      return EventJson.mapper().readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new SQLException("a stored relapse-prevention plan cannot be read", broken);
    }
  }
}
