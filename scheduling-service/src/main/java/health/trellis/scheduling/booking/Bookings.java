package health.trellis.scheduling.booking;

import health.trellis.event.SessionType;
import health.trellis.event.scheduling.SessionBooked;
import health.trellis.event.scheduling.SessionCancelled;
import health.trellis.event.scheduling.SessionMoved;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.authorization.AuthorizationWatch;
import health.trellis.scheduling.session.TherapySession;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives and takes back places in sessions, and tells it. */
@ApplicationScoped
public class Bookings {
  private final BookingRepository bookings;
  private final AuthorizationWatch authorizations;
  private final Outbox outbox;
  private final MeterRegistry metrics;
  private final Clock clock;

  Bookings(
      BookingRepository bookings,
      AuthorizationWatch authorizations,
      Outbox outbox,
      MeterRegistry metrics,
      Clock clock) {
    this.bookings = bookings;
    this.authorizations = authorizations;
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Gives a place; refused when the patient has another session then or no place is left. */
  public Booking place(
      TherapySession session, UUID patientId, Booking.Origin origin, @Nullable String late) {
    Booking booking = new Booking(Ids.next(), session, patientId, origin, late, clock.instant());
    bookings.persist(booking);
    Conflicts.flush(bookings.getEntityManager());
    bookings.getEntityManager().refresh(session);
    outbox.append(
        new SessionBooked(
            patientId,
            booking.id(),
            session.id(),
            session.programId(),
            session.type(),
            session.span().start(),
            session.span().end(),
            session.zone().getId(),
            session.clinicianId(),
            late != null));
    authorizations.used(patientId, session);
    count("booked");
    return booking;
  }

  /**
   * Takes a place back. A session for one patient is then cancelled too, so that its clinician and
   * room are free.
   */
  public void release(Booking booking, TherapySession session, CancelledBy by, String reason) {
    Instant now = clock.instant();
    booking.cancel(by, reason, now);
    if (session.type() != SessionType.GROUP && session.scheduled()) {
      session.cancel(reason);
    }
    outbox.append(
        new SessionCancelled(
            booking.patientId(),
            booking.id(),
            session.id(),
            session.programId(),
            session.type(),
            session.span().start(),
            session.span().end(),
            session.zone().getId(),
            session.clinicianId(),
            by.name(),
            session.span().start().isBefore(now)));
    count("cancelled");
  }

  /** Cancels a session for everybody who has a place in it. */
  public void cancelSession(
      TherapySession session, List<Booking> held, CancelledBy by, String reason) {
    session.cancel(reason);
    held.forEach(booking -> release(booking, session, by, reason));
    Conflicts.flush(bookings.getEntityManager());
  }

  /** Tells everybody who has a place in a session that it moved. */
  public void tellMoved(TherapySession session, List<Booking> held, Instant before) {
    for (Booking booking : held) {
      outbox.append(
          new SessionMoved(
              booking.patientId(),
              booking.id(),
              session.id(),
              session.programId(),
              session.type(),
              session.span().start(),
              session.span().end(),
              session.zone().getId(),
              session.clinicianId(),
              before));
      count("moved");
    }
  }

  private void count(String outcome) {
    metrics.counter("trellis_bookings", "outcome", outcome).increment();
  }
}
