package health.trellis.patient.checkin;

import health.trellis.event.assessment.CheckInRecorded;
import health.trellis.event.assessment.EarlyWarningRaised;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The check-ins that assessment-service told of. */
@ApplicationScoped
public class CheckInDays {
  private static final int LONGEST_RUN = 366;

  private final Sql sql;
  private final Event<ConsistentDays> runs;

  CheckInDays(Sql sql, Event<ConsistentDays> runs) {
    this.sql = sql;
    this.runs = runs;
  }

  /** A day with a check-in. */
  public record Day(LocalDate on, int warningSignsMet, @Nullable String warnedBecause) {}

  @Produces
  @Singleton
  EventHandler<CheckInRecorded> checkInToDays() {
    return EventHandler.of(CheckInRecorded.class, (recorded, context) -> keep(recorded));
  }

  @Produces
  @Singleton
  EventHandler<EarlyWarningRaised> warningToDays() {
    return EventHandler.of(EarlyWarningRaised.class, (warning, context) -> keep(warning));
  }

  private void keep(CheckInRecorded recorded) {
    sql.update(
        """
        insert into check_in_day (check_in_id, patient_id, day, warning_signs_met)
        values (?, ?, ?, ?)
        on conflict (check_in_id) do update
          set day = excluded.day, warning_signs_met = excluded.warning_signs_met
        """,
        recorded.checkInId(),
        recorded.patientId(),
        recorded.on(),
        recorded.warningSignsMet());
    tellRun(recorded.patientId(), recorded.on());
  }

  /** Of one topic with the check-in and for the same patient, so it comes after that. */
  private void keep(EarlyWarningRaised warning) {
    sql.update(
        "update check_in_day set warned_because = ? where check_in_id = ?",
        warning.reason(),
        warning.checkInId());
  }

  private void tellRun(UUID patientId, LocalDate day) {
    TreeSet<LocalDate> days = new TreeSet<>();
    since(patientId, day.minusDays(LONGEST_RUN)).forEach(known -> days.add(known.on()));
    LocalDate first = day;
    while (days.contains(first.minusDays(1))) {
      first = first.minusDays(1);
    }
    LocalDate last = day;
    while (days.contains(last.plusDays(1))) {
      last = last.plusDays(1);
    }
    int length = Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
    runs.fire(new ConsistentDays(patientId, first, length));
  }

  /** The days from one on, in order. */
  public List<Day> since(UUID patientId, LocalDate from) {
    return sql.query(
        """
        select day, warning_signs_met, warned_because from check_in_day
        where patient_id = ? and day >= ? order by day
        """,
        row -> new Day(row.getObject(1, LocalDate.class), row.getInt(2), row.getString(3)),
        patientId,
        from);
  }
}
