package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads how attendance was recorded and corrected. */
@ApplicationScoped
class AttendanceHistory {
  private final Sql sql;

  AttendanceHistory(Sql sql) {
    this.sql = sql;
  }

  /** The records of a place, the first one first. */
  List<AttendanceEntry> of(UUID bookingId) {
    return sql.query(
        """
        select version, status, present_minutes, minutes, note, reason, source, recorded_by,
          recorded_at
        from attendance_entry where booking_id = ? order by version
        """,
        row ->
            new AttendanceEntry(
                row.getLong(1),
                AttendanceStatus.valueOf(row.getString(2)),
                row.getInt(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                AttendanceSource.valueOf(row.getString(7)),
                row.getString(8),
                row.getTimestamp(9).toInstant()),
        bookingId);
  }
}
