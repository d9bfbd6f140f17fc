package health.trellis.patient.sobriety;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Notices days that are full, where the patient lives. */
@ApplicationScoped
class SobrietyWatch {
  private static final Duration EVERY = Duration.ofHours(1);

  /** How long a day may be noticed late, for example after an outage. */
  private static final int DAYS_LATE = 7;

  private final Sql sql;
  private final Event<SobrietyDaysReached> reached;
  private final Clock clock;

  SobrietyWatch(Sql sql, Event<SobrietyDaysReached> reached, Clock clock) {
    this.sql = sql;
    this.reached = reached;
    this.clock = clock;
  }

  @Produces
  @Singleton
  RecurringTask<Void> noticeSobrietyDays() {
    return Tasks.recurring("notice-sobriety-days", Schedules.fixedDelay(EVERY))
        .execute((instance, context) -> notice());
  }

  private record Running(
      UUID id, UUID patientId, LocalDate since, LocalDate recordedOn, ZoneId zone) {}

  /** Tells of what was reached; repeatable. */
  @Transactional
  void notice() {
    running().forEach(this::notice);
  }

  private List<Running> running() {
    return sql.query(
        """
        select s.id, s.patient_id, s.since, s.since_recorded_on, p.time_zone
        from sobriety_date s join patient p on p.id = s.patient_id where s.stopped_on is null
        """,
        row ->
            new Running(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                ZoneId.of(row.getString(5))));
  }

  private void notice(Running date) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), date.zone());
    SobrietyCourse.reached(date.since(), today)
        .filter(mark -> mark.on().isAfter(date.recordedOn()))
        .filter(mark -> mark.on().plusDays(DAYS_LATE).isAfter(today))
        .ifPresent(
            mark ->
                reached.fire(
                    new SobrietyDaysReached(
                        date.patientId(), date.id(), date.since(), mark.days(), mark.on())));
  }
}
