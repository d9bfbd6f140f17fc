package health.trellis.scheduling.consistency;

import health.trellis.event.AttendanceRiskReason;
import health.trellis.event.scheduling.AttendanceRiskRaised;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.time.Span;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Raises and ends worries about attendance, in the caller's transaction. */
@ApplicationScoped
public class AttendanceRisks {
  private final BookingRepository bookings;
  private final Outbox outbox;
  private final Sql sql;
  private final MeterRegistry metrics;
  private final Clock clock;

  AttendanceRisks(
      BookingRepository bookings, Outbox outbox, Sql sql, MeterRegistry metrics, Clock clock) {
    this.bookings = bookings;
    this.outbox = outbox;
    this.sql = sql;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Looks at a patient anew, because attendance was recorded; what is entered late raises none. */
  public void judge(UUID patientId, UUID programId, boolean late) {
    Instant now = clock.instant();
    RiskRule rule =
        RiskRule.judge(
            Outcome.of(bookings.heldBy(patientId, new Span(now.minus(RiskRule.WINDOW), now))), now);
    for (AttendanceRiskReason reason : AttendanceRiskReason.values()) {
      if (!rule.reasons().contains(reason)) {
        end(patientId, reason, now);
      } else if (!late && raise(patientId, programId, reason, rule, now)) {
        tell(patientId, programId, reason, rule);
      }
    }
  }

  private void end(UUID patientId, AttendanceRiskReason reason, Instant now) {
    sql.update(
        "update attendance_risk set ended_at = ?"
            + " where patient_id = ? and reason = ? and ended_at is null",
        now,
        patientId,
        reason.name());
  }

  /** False when it is open already. */
  private boolean raise(
      UUID patientId, UUID programId, AttendanceRiskReason reason, RiskRule rule, Instant now) {
    return sql.update(
            """
            insert into attendance_risk
              (id, patient_id, program_id, reason, consecutive_misses, recent_percent,
               earlier_percent, raised_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (patient_id, reason) where ended_at is null do nothing
            """,
            Ids.next(),
            patientId,
            programId,
            reason.name(),
            rule.missesInARow(),
            rule.recentPercent(),
            rule.earlierPercent(),
            now)
        == 1;
  }

  private void tell(UUID patientId, UUID programId, AttendanceRiskReason reason, RiskRule rule) {
    outbox.append(
        new AttendanceRiskRaised(
            patientId,
            programId,
            reason,
            rule.missesInARow(),
            rule.recentPercent(),
            rule.earlierPercent()));
    metrics
        .counter("trellis_attendance_risks", "reason", reason.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
