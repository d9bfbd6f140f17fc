package health.trellis.scheduling.makeup;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.authorization.AuthorizationGuard;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.BookingView;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows what makes up for a missed session, and takes it. */
@ApplicationScoped
@Transactional
class MakeUpService {
  private static final String WHAT = "make-up";

  private final MakeUps makeUps;
  private final SlotMakeUps slots;
  private final BookingRepository places;
  private final Bookings bookings;
  private final SessionRepository sessions;
  private final AuthorizationGuard authorizations;
  private final KnownPatients patients;
  private final EntityManager entities;
  private final CurrentUser user;

  MakeUpService(
      MakeUps makeUps,
      SlotMakeUps slots,
      BookingRepository places,
      Bookings bookings,
      SessionRepository sessions,
      AuthorizationGuard authorizations,
      KnownPatients patients,
      EntityManager entities,
      CurrentUser user) {
    this.makeUps = makeUps;
    this.slots = slots;
    this.places = places;
    this.bookings = bookings;
    this.sessions = sessions;
    this.authorizations = authorizations;
    this.patients = patients;
    this.entities = entities;
    this.user = user;
  }

  MakeUpView read(UUID bookingId) {
    BookedSession missed = places.requirePlace(bookingId);
    patients.mayRead(missed.booking().patientId(), Area.CALENDAR, WHAT);
    Optional<UUID> taken = taken(bookingId);
    List<MakeUpView.Offer> offers =
        taken.isPresent() || !isMissed(missed)
            ? List.of()
            : Stream.concat(
                    makeUps.of(missed).stream().map(MakeUpView.Offer::of),
                    slots.of(missed).stream().map(MakeUpView.Offer::of))
                .toList();
    return new MakeUpView(bookingId, taken.orElse(null), offers);
  }

  BookingView take(UUID bookingId, MakeUpRequest request) {
    BookedSession missed = places.requirePlace(bookingId);
    UUID patientId = missed.booking().patientId();
    patients.mayWrite(patientId, Area.CALENDAR, WHAT);
    if (request.authorizationOverride() != null && user.has(Role.PATIENT)) {
      throw Refusal.invalid(
          "/authorizationOverride", "staff", "A member of staff gives this reason.");
    }
    if (!isMissed(missed)) {
      throw Refusal.conflict("not-missed", "The session was not missed.");
    }
    if (taken(bookingId).isPresent()) {
      throw Refusal.conflict("made-up-already", "Another session makes up for it already.");
    }
    TherapySession session = session(missed, request);
    Booking booking = bookings.place(session, patientId, Booking.Origin.MANUAL, null);
    authorizations.check(booking, session, request.authorizationOverride());
    link(bookingId, booking.id());
    return BookingView.of(booking, session);
  }

  private TherapySession session(BookedSession missed, MakeUpRequest request) {
    if (missed.session().type() != SessionType.GROUP) {
      return slots
          .find(missed, request.clinicianId(), request.startsAt())
          .map(slot -> slots.open(missed, slot))
          .orElseThrow(MakeUpService::notOffered);
    }
    if (request.sessionId() == null) {
      throw Refusal.invalid("/sessionId", "not-null", "Name the meeting that is taken.");
    }
    TherapySession session = sessions.lock(request.sessionId());
    if (makeUps.of(missed).stream().noneMatch(offer -> offer.id().equals(session.id()))) {
      throw notOffered();
    }
    return session;
  }

  private static Refusal notOffered() {
    return Refusal.conflict("no-longer-offered", "This session is not offered, or not any more.");
  }

  private void link(UUID missed, UUID booking) {
    MakeUp present = entities.find(MakeUp.class, missed);
    if (present == null) {
      entities.persist(new MakeUp(missed, booking));
    } else {
      present.replace(booking);
    }
    Conflicts.flush(entities);
  }

  /** The place that makes up for a missed one and was not given back. */
  private Optional<UUID> taken(UUID missed) {
    return Optional.ofNullable(entities.find(MakeUp.class, missed))
        .map(MakeUp::bookingId)
        .filter(id -> places.require(id).held());
  }

  private static boolean isMissed(BookedSession place) {
    return place.attendance() != null
        && (place.attendance().status() == AttendanceStatus.NO_SHOW
            || place.attendance().status() == AttendanceStatus.EXCUSED);
  }
}
