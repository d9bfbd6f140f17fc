package health.trellis.scheduling.planner;

import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.planner.AcceptanceChecks.Made;
import health.trellis.scheduling.planner.Change.Kind;
import health.trellis.scheduling.planner.Change.Slot;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.session.NewSession;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.Sessions;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes of a proposal, in an order in which nobody is in two places on the way: first
 * what is given back, then what moves, at last what is new. Runs in the acceptance's transaction.
 */
@ApplicationScoped
class Rebooking {
  private static final String REASON = "The week was planned anew";

  private final SessionRepository sessionRows;
  private final Sessions sessions;
  private final BookingRepository bookingRows;
  private final Bookings bookings;
  private final AcceptanceChecks checks;

  Rebooking(
      SessionRepository sessionRows,
      Sessions sessions,
      BookingRepository bookingRows,
      Bookings bookings,
      AcceptanceChecks checks) {
    this.sessionRows = sessionRows;
    this.sessions = sessions;
    this.bookingRows = bookingRows;
    this.bookings = bookings;
    this.checks = checks;
  }

  void apply(Program program, Site site, List<Change> changes, @Nullable String override) {
    checks.check(site, make(program, site, changes), override);
  }

  private List<Made> make(Program program, Site site, List<Change> changes) {
    List<Made> made = new ArrayList<>();
    try {
      of(changes, Kind.LEAVE).forEach(this::release);
      of(changes, Kind.CANCEL).forEach(this::release);
      of(changes, Kind.CANCEL_MEETING).forEach(this::cancelMeeting);
      Conflicts.flush(sessionRows.getEntityManager());
      of(changes, Kind.SUBSTITUTE).forEach(change -> made.add(move(change)));
      List<Change> cycle = moveAll(of(changes, Kind.MOVE), made);
      cycle.forEach(this::release);
      Conflicts.flush(sessionRows.getEntityManager());
      of(changes, Kind.JOIN).forEach(change -> made.add(join(change)));
      cycle.forEach(change -> made.add(open(program, site, change)));
      of(changes, Kind.OPEN).forEach(change -> made.add(open(program, site, change)));
      return made;
    } catch (Refusal refused) {
      if (refused.status() == 409 && !refused.code().equals("world-changed")) {
        throw worldChanged(List.of(new FieldError("/changes", refused.code(), refused.detail())));
      }
      throw refused;
    }
  }

  /** 409: what the proposal rests on is no longer so. */
  static Refusal worldChanged(List<FieldError> moved) {
    return Refusal.conflict(
        "world-changed",
        "The calendar is no longer what the plan was made from. Plan again, or accept other parts.",
        moved);
  }

  private static List<Change> of(List<Change> changes, Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  private void release(Change change) {
    BookedSession place = bookingRows.requirePlace(Objects.requireNonNull(change.bookingId()));
    TherapySession session = sessionRows.lock(place.session().id());
    if (!place.booking().held()) {
      throw gone(change);
    }
    bookings.release(place.booking(), session, CancelledBy.PROGRAM, REASON);
  }

  private void cancelMeeting(Change change) {
    TherapySession session = sessionRows.lock(Objects.requireNonNull(change.sessionId()));
    if (session.scheduled()) {
      bookings.cancelSession(
          session, bookingRows.heldIn(session.id()), CancelledBy.PROGRAM, REASON);
    }
  }

  /** Moves what finds its new place free, again and again; what is left goes round in a circle. */
  private List<Change> moveAll(List<Change> moves, List<Made> made) {
    List<Change> waiting = new ArrayList<>(moves);
    boolean progress = true;
    while (progress) {
      List<Change> ready =
          waiting.stream()
              .filter(
                  change ->
                      waiting.stream().noneMatch(o -> o != change && standsInTheWay(o, change)))
              .toList();
      ready.forEach(change -> made.add(move(change)));
      waiting.removeAll(ready);
      progress = !ready.isEmpty();
    }
    return waiting;
  }

  /**
   * Whether what has not moved yet is with the clinician, room or patient of another's new time.
   */
  private static boolean standsInTheWay(Change other, Change change) {
    Slot there = Objects.requireNonNull(other.from());
    Slot wanted = Objects.requireNonNull(change.to());
    boolean same =
        there.clinicianId().equals(wanted.clinicianId())
            || (there.roomId() != null && there.roomId().equals(wanted.roomId()))
            || Objects.equals(other.patientId(), change.patientId());
    return same
        && there.startsAt().isBefore(wanted.endsAt())
        && wanted.startsAt().isBefore(there.endsAt());
  }

  private Made move(Change change) {
    Slot to = Objects.requireNonNull(change.to());
    TherapySession session = sessionRows.lock(Objects.requireNonNull(change.sessionId()));
    if (!session.scheduled() || !isAt(session, Objects.requireNonNull(change.from()))) {
      throw gone(change);
    }
    Instant before = session.span().start();
    session.move(span(to), to.clinicianId(), to.roomId(), REASON);
    Conflicts.flush(sessionRows.getEntityManager());
    bookings.tellMoved(session, bookingRows.heldIn(session.id()), before);
    return new Made(change, session, null);
  }

  private static boolean isAt(TherapySession session, Slot slot) {
    return session.span().equals(span(slot)) && session.clinicianId().equals(slot.clinicianId());
  }

  private Made join(Change change) {
    TherapySession session = sessionRows.lock(Objects.requireNonNull(change.sessionId()));
    if (!session.scheduled() || !session.span().equals(span(Objects.requireNonNull(change.to())))) {
      throw gone(change);
    }
    if (session.placesTaken() >= session.capacity()) {
      throw Conflicts.groupFull();
    }
    return place(session, change);
  }

  private Made open(Program program, Site site, Change change) {
    Slot to = Objects.requireNonNull(change.to());
    TherapySession session =
        sessions.open(
            new NewSession(
                program.id(),
                change.type(),
                change.modality(),
                null,
                null,
                to.clinicianId(),
                to.roomId(),
                span(to),
                site.zone(),
                1,
                null));
    return place(session, change);
  }

  private Made place(TherapySession session, Change change) {
    UUID patient = Objects.requireNonNull(change.patientId());
    Booking booking = bookings.place(session, patient, Booking.Origin.ALLOCATION, null);
    return new Made(change, session, booking);
  }

  private static Refusal gone(Change change) {
    return worldChanged(
        List.of(
            new FieldError(
                AcceptanceChecks.pointer(change),
                "session",
                "The session was moved or cancelled meanwhile.")));
  }

  private static Span span(Slot slot) {
    return new Span(slot.startsAt(), slot.endsAt());
  }
}
