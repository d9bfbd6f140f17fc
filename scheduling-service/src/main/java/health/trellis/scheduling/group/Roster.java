package health.trellis.scheduling.group;

import health.trellis.kit.Ids;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts patients on rosters and gives them their places in meetings. */
@ApplicationScoped
public class Roster {
  private final RosterRepository entries;
  private final BookingRepository rows;
  private final Bookings bookings;
  private final SessionRepository sessions;
  private final Clock clock;

  Roster(
      RosterRepository entries,
      BookingRepository rows,
      Bookings bookings,
      SessionRepository sessions,
      Clock clock) {
    this.entries = entries;
    this.rows = rows;
    this.bookings = bookings;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Whether a patient is on the roster of a group. */
  public boolean has(UUID groupId, UUID patientId) {
    return entries.of(groupId, patientId).isPresent();
  }

  /** Puts a patient on a roster and books the coming meetings, as far as there are places. */
  public RosterView.Member join(
      UUID groupId, UUID patientId, LocalDate from, @Nullable LocalDate until) {
    RosterEntry added = new RosterEntry(Ids.next(), groupId, patientId, from, until);
    entries.persist(added);
    Conflicts.flush(entries.getEntityManager());
    int conflicts = book(added);
    return new RosterView.Member(patientId, from, until, held(added), conflicts);
  }

  /** Books those on the roster that day into a new meeting. */
  void bookInto(TherapySession session, LocalDate day) {
    for (RosterEntry entry : entries.of(Objects.requireNonNull(session.groupId()))) {
      if (entry.covers(day) && isFree(entry.patientId(), session)) {
        bookings.place(
            session, entry.patientId(), Booking.Origin.ROSTER, session.lateEntryReason());
      }
    }
  }

  /** Books somebody new on the roster into the coming meetings; tells how many could not be. */
  private int book(RosterEntry entry) {
    int conflicts = 0;
    for (TherapySession session : sessions.ofGroupFrom(entry.groupId(), clock.instant())) {
      if (!entry.covers(dayOf(session))) {
        continue;
      }
      TherapySession locked = sessions.lock(session.id());
      if (isFree(entry.patientId(), locked)) {
        bookings.place(locked, entry.patientId(), Booking.Origin.ROSTER, null);
      } else if (!isIn(entry.patientId(), locked)) {
        conflicts++;
      }
    }
    return conflicts;
  }

  /** How many places somebody on the roster holds in the group's coming meetings. */
  private int held(RosterEntry entry) {
    return (int)
        sessions.ofGroupFrom(entry.groupId(), clock.instant()).stream()
            .filter(session -> isIn(entry.patientId(), session))
            .count();
  }

  /** Takes back the places that somebody has in a group's coming meetings. */
  void release(UUID groupId, UUID patientId) {
    for (TherapySession session : sessions.ofGroupFrom(groupId, clock.instant())) {
      for (Booking booking : rows.heldIn(session.id())) {
        if (booking.patientId().equals(patientId)) {
          bookings.release(booking, session, CancelledBy.PROGRAM, "Left the group");
        }
      }
    }
  }

  private boolean isFree(UUID patientId, TherapySession session) {
    return session.scheduled()
        && session.placesTaken() < session.capacity()
        && rows.of(patientId, session.span()).stream().noneMatch(place -> place.booking().held());
  }

  private boolean isIn(UUID patientId, TherapySession session) {
    return rows.heldIn(session.id()).stream().anyMatch(b -> b.patientId().equals(patientId));
  }

  private static LocalDate dayOf(TherapySession session) {
    return LocalDate.ofInstant(session.span().start(), session.zone());
  }
}
