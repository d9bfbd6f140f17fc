package health.trellis.scheduling.hours;

import health.trellis.event.patient.CareTaskDone;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * By when a physician is to certify that patients need their level of care: at admission, and again
 * at least every 60 days of intensive outpatient treatment (42 CFR 424.24(d)). Patient-service asks
 * for it by tasks; without the certification the payer does not pay for the hours.
 */
@ApplicationScoped
class CertificationDeadlines {
  private static final String KIND = "CERTIFICATION";

  private final Sql sql;

  CertificationDeadlines(Sql sql) {
    this.sql = sql;
  }

  @Produces
  @Singleton
  EventHandler<CareTaskOpened> opened() {
    return EventHandler.of(CareTaskOpened.class, (event, context) -> open(event));
  }

  @Produces
  @Singleton
  EventHandler<CareTaskDone> done() {
    return EventHandler.of(CareTaskDone.class, (event, context) -> close(event));
  }

  /** The deadline of what is asked for and not certified yet; the earliest when there are more. */
  Optional<Instant> of(UUID patientId) {
    return sql.first(
        "select due_at from certification_due where patient_id = ? order by due_at limit 1",
        row -> row.getTimestamp(1).toInstant(),
        patientId);
  }

  private void open(CareTaskOpened event) {
    if (event.kind().equals(KIND)) {
      sql.update(
          "insert into certification_due (task_id, patient_id, due_at) values (?, ?, ?)"
              + " on conflict (task_id) do nothing",
          event.taskId(),
          event.patientId(),
          event.dueAt());
    }
  }

  private void close(CareTaskDone event) {
    if (event.kind().equals(KIND)) {
      sql.update("delete from certification_due where task_id = ?", event.taskId());
    }
  }
}
