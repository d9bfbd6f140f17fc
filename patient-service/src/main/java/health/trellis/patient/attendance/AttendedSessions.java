package health.trellis.patient.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How patients took part in sessions. */
@ApplicationScoped
public class AttendedSessions {
  private final Sql sql;

  AttendedSessions(Sql sql) {
    this.sql = sql;
  }

  /**
   * A place in a session and how it was used.
   *
   * @param attended whether the patient was there, for all or some of it
   * @param excused whether the patient was away for a reason that counts
   * @param minutes minutes credited
   */
  public record Session(
      SessionType type, Instant startsAt, boolean attended, boolean excused, int minutes) {}

  /** A correction replaces what was recorded before. */
  void record(AttendanceRecorded event) {
    boolean attended =
        event.status() == AttendanceStatus.ATTENDED
            || event.status() == AttendanceStatus.LATE
            || event.status() == AttendanceStatus.LEFT_EARLY;
    sql.update(
        """
        insert into attended_session
          (booking_id, patient_id, type, starts_at, attended, excused, minutes)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (booking_id) do update set starts_at = excluded.starts_at,
          attended = excluded.attended, excused = excluded.excused, minutes = excluded.minutes
        """,
        event.bookingId(),
        event.patientId(),
        event.type().name(),
        event.startsAt(),
        attended,
        !attended && event.status() != AttendanceStatus.NO_SHOW,
        event.minutes());
  }

  /** A patient's sessions since a moment, oldest first. */
  public List<Session> since(UUID patientId, Instant from) {
    return sql.query(
        """
        select type, starts_at, attended, excused, minutes from attended_session
        where patient_id = ? and starts_at >= ? order by starts_at
        """,
        row ->
            new Session(
                SessionType.valueOf(row.getString(1)),
                row.getTimestamp(2).toInstant(),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getInt(5)),
        patientId,
        from);
  }
}
