package health.trellis.scheduling.booking;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.booking.Booking.Status;
import health.trellis.scheduling.time.Span;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Places by session and patient. */
@ApplicationScoped
public class BookingRepository implements PanacheRepositoryBase<Booking, UUID> {
  private static final String PLACE =
      "select new health.trellis.scheduling.booking.BookedSession(b, s, a) from Booking b"
          + " join TherapySession s on s.id = b.sessionId"
          + " left join Attendance a on a.bookingId = b.id where ";

  /** The place, or 404. */
  public Booking require(UUID id) {
    return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("booking"));
  }

  /** The place with its session, or 404. */
  public BookedSession requirePlace(UUID id) {
    return getEntityManager()
        .createQuery(PLACE + "b.id = ?1", BookedSession.class)
        .setParameter(1, id)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("booking"));
  }

  /** The places held in a session. */
  public List<Booking> heldIn(UUID sessionId) {
    return list("sessionId = ?1 and status = ?2 order by id", sessionId, Status.BOOKED);
  }

  /** Places that a patient holds in sessions starting within a stretch of time. */
  public List<BookedSession> heldBy(UUID patientId, Span span) {
    return getEntityManager()
        .createQuery(
            PLACE
                + "b.patientId = ?1 and b.status = ?2 and b.startsAt >= ?3 and b.startsAt < ?4"
                + " order by b.startsAt, b.id",
            BookedSession.class)
        .setParameter(1, patientId)
        .setParameter(2, Status.BOOKED)
        .setParameter(3, span.start())
        .setParameter(4, span.end())
        .getResultList();
  }

  /** All places of a patient within a stretch of time, cancelled ones too. */
  public List<BookedSession> of(UUID patientId, Span span) {
    return getEntityManager()
        .createQuery(
            PLACE
                + "b.patientId = ?1 and b.startsAt < ?2 and b.endsAt > ?3 and b.startsAt > ?4"
                + " order by s.startsAt, b.id",
            BookedSession.class)
        .setParameter(1, patientId)
        .setParameter(2, span.end())
        .setParameter(3, span.start())
        .setParameter(4, span.reachedFrom())
        .getResultList();
  }

  /** A patient's next places. */
  public List<BookedSession> next(UUID patientId, Instant now, int limit) {
    return getEntityManager()
        .createQuery(
            PLACE
                + "b.patientId = ?1 and b.status = ?2 and s.endsAt > ?3 order by s.startsAt, b.id",
            BookedSession.class)
        .setParameter(1, patientId)
        .setParameter(2, Status.BOOKED)
        .setParameter(3, now)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A patient's last places before an instant, the latest first. */
  public List<BookedSession> before(UUID patientId, Instant start, int limit) {
    return getEntityManager()
        .createQuery(
            PLACE
                + "b.patientId = ?1 and b.status = ?2 and s.startsAt < ?3"
                + " order by s.startsAt desc, b.id",
            BookedSession.class)
        .setParameter(1, patientId)
        .setParameter(2, Status.BOOKED)
        .setParameter(3, start)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Places that some patients hold in sessions starting within a stretch of time, in one query. */
  public List<BookedSession> heldBy(Collection<UUID> patientIds, Span span) {
    return getEntityManager()
        .createQuery(
            PLACE
                + "b.patientId in ?1 and b.status = ?2 and s.startsAt >= ?3 and s.startsAt < ?4"
                + " order by s.startsAt, b.id",
            BookedSession.class)
        .setParameter(1, patientIds)
        .setParameter(2, Status.BOOKED)
        .setParameter(3, span.start())
        .setParameter(4, span.end())
        .getResultList();
  }
}
