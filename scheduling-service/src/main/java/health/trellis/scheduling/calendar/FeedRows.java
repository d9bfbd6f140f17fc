package health.trellis.scheduling.calendar;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Reads what feeds tell, each in one query. */
@ApplicationScoped
class FeedRows {
  private final BookingRepository bookings;
  private final Sql sql;

  FeedRows(BookingRepository bookings, Sql sql) {
    this.bookings = bookings;
    this.sql = sql;
  }

  List<FeedEvent> of(FeedOwner owner, Span span) {
    return owner.kind() == FeedOwner.Kind.PATIENT
        ? bookings.of(owner.id(), span).stream().map(FeedEvent::of).toList()
        : ledBy(owner.id(), span);
  }

  /** Alone or with somebody. */
  private List<FeedEvent> ledBy(UUID clinicianId, Span span) {
    return sql.query(
        """
        select s.id, s.starts_at, s.ends_at, s.time_zone, s.changed_at, s.sequence,
          s.status = 'SCHEDULED'
        from therapy_session s
        where s.starts_at >= ? and s.starts_at < ? and (s.clinician_id = ?
          or s.id in (select session_id from session_co_leader where clinician_id = ?))
        order by s.starts_at, s.id
        """,
        FeedRows::session,
        span.start(),
        span.end(),
        clinicianId,
        clinicianId);
  }

  private static FeedEvent session(ResultSet row) throws SQLException {
    return new FeedEvent(
        row.getObject(1, UUID.class),
        "Session",
        new Span(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()),
        ZoneId.of(row.getString(4)),
        row.getTimestamp(5).toInstant(),
        row.getInt(6),
        row.getBoolean(7));
  }
}
