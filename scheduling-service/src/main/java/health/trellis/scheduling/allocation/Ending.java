package health.trellis.scheduling.allocation;

import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.group.RosterRepository;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.waitlist.Waitlists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Takes back the places of patients whose treatment pauses or ends. */
@ApplicationScoped
class Ending {
  private static final Duration FAR_AHEAD = Duration.ofDays(3650);

  private final BookingRepository rows;
  private final Bookings bookings;
  private final SessionRepository sessions;
  private final RosterRepository rosters;
  private final Waitlists waitlists;
  private final Clock clock;

  Ending(
      BookingRepository rows,
      Bookings bookings,
      SessionRepository sessions,
      RosterRepository rosters,
      Waitlists waitlists,
      Clock clock) {
    this.rows = rows;
    this.bookings = bookings;
    this.sessions = sessions;
    this.rosters = rosters;
    this.waitlists = waitlists;
    this.clock = clock;
  }

  /** Takes back the coming places from a day on, at the clock of each session's site. */
  void releaseFrom(Episode episode, LocalDate firstDay, String reason) {
    Instant now = clock.instant();
    for (BookedSession place :
        rows.heldBy(episode.patientId(), new Span(now, now.plus(FAR_AHEAD)))) {
      TherapySession session = place.session();
      LocalDate day = LocalDate.ofInstant(session.span().start(), session.zone());
      if (!day.isBefore(firstDay) && place.attendance() == null) {
        sessions.lock(session.id());
        bookings.release(place.booking(), session, CancelledBy.PROGRAM, reason);
      }
    }
    Conflicts.flush(rows.getEntityManager());
  }

  void leaveRosters(Episode episode) {
    rosters.removeAll(episode.patientId());
    waitlists.leaveAll(episode.patientId());
  }
}
