package health.trellis.patient.timeline;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features ask about risk alerts, as assessment-service told of them. */
@ApplicationScoped
public class RiskAlerts {
  private final Sql sql;

  RiskAlerts(Sql sql) {
    this.sql = sql;
  }

  /** An alert: when, how high, and since when it is resolved. */
  public record Alert(Instant raisedAt, @Nullable String level, @Nullable Instant resolvedAt) {}

  /** The alerts raised in a span, oldest first. They check access to the patient themselves. */
  public List<Alert> between(UUID patientId, Instant from, Instant until) {
    return sql.query(
        """
        select r.occurred_at, r.detail ->> 'level', d.occurred_at
        from timeline_entry r
        left join timeline_entry d on d.patient_id = r.patient_id
          and d.kind = 'RISK_ALERT_RESOLVED' and d.reference = r.reference
        where r.patient_id = ? and r.kind = 'RISK_ALERT_RAISED'
          and r.occurred_at >= ? and r.occurred_at < ?
        order by r.occurred_at
        """,
        row ->
            new Alert(
                row.getTimestamp(1).toInstant(), row.getString(2), instant(row.getTimestamp(3))),
        patientId,
        from,
        until);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
