package health.trellis.assessment.assignment;

import health.trellis.assessment.battery.Batteries;
import health.trellis.assessment.caseload.Episode;
import health.trellis.assessment.instrument.Instruments;
import health.trellis.assessment.instrument.Use.Rater;
import health.trellis.event.assessment.AssessmentDueSoon;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Tells once of what a patient has not answered and is due soon. */
@ApplicationScoped
class Reminding {
  private final Batteries batteries;
  private final Instruments instruments;
  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  Reminding(Batteries batteries, Instruments instruments, Sql sql, Outbox outbox, Clock clock) {
    this.batteries = batteries;
    this.instruments = instruments;
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Reminds of an episode's patient's own forms, by the program's protocol. */
  @Transactional
  void remind(Episode episode) {
    int hours = batteries.of(episode.programId()).remindHoursBefore();
    if (hours == 0) {
      return;
    }
    Instant now = clock.instant();
    sql
        .query(
            """
            update assignment set reminded_at = ?
            where patient_id = ? and state in ('ASSIGNED', 'IN_PROGRESS') and reminded_at is null
              and late_reason is null and due_at > ? and due_at <= ?
            returning id, instrument, occasion, due_at
            """,
            row ->
                new AssessmentDueSoon(
                    episode.patientId(),
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()),
            now,
            episode.patientId(),
            now,
            now.plus(Duration.ofHours(hours)))
        .stream()
        .filter(due -> instruments.stored(due.instrument()).use().rater() == Rater.SELF)
        .forEach(outbox::append);
  }
}
