package health.trellis.scheduling.checkin;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.attendance.AttendanceSource;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lets patients check in by the kiosk's code or by being in the video call. */
@ApplicationScoped
@Transactional
class CheckInService {
  private static final String WHAT = "check-in";
  private static final Duration EARLY = Duration.ofMinutes(30);

  /** Three missed signs of life: the call broke off. */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  private final CheckIns checkIns;
  private final KioskCodes codes;
  private final BookingRepository bookings;
  private final SessionRepository sessions;
  private final KnownPatients patients;
  private final Clock clock;

  CheckInService(
      CheckIns checkIns,
      KioskCodes codes,
      BookingRepository bookings,
      SessionRepository sessions,
      KnownPatients patients,
      Clock clock) {
    this.checkIns = checkIns;
    this.codes = codes;
    this.bookings = bookings;
    this.sessions = sessions;
    this.patients = patients;
    this.clock = clock;
  }

  KioskCodeView code(UUID sessionId) {
    TherapySession session = sessions.require(sessionId);
    Instant now = clock.instant();
    requireOpen(session, now);
    if (session.delivery() == Delivery.TELEHEALTH) {
      throw Refusal.conflict("by-video", "A session by video has no kiosk.");
    }
    KioskCode code = codes.of(sessionId);
    return new KioskCodeView(code.at(now), code.changesAt(now));
  }

  CheckInView byCode(UUID bookingId, CheckInRequest request) {
    BookedSession place = own(bookingId);
    Instant now = clock.instant();
    requireOpen(place.session(), now);
    if (place.session().delivery() == Delivery.TELEHEALTH) {
      throw Refusal.conflict("by-video", "The session is by video: join the call.");
    }
    codes.check(place.session().id(), bookingId, request.code(), now);
    Presence presence =
        checkIns
            .open(bookingId)
            .orElseGet(() -> checkIns.begin(bookingId, AttendanceSource.KIOSK, now));
    if (Boolean.TRUE.equals(request.leaving())) {
      presence.leave(now);
    } else {
      presence.seen(now);
    }
    return saved(presence);
  }

  CheckInView byVideo(UUID bookingId, PresenceRequest request) {
    BookedSession place = own(bookingId);
    Instant now = clock.instant();
    requireOpen(place.session(), now);
    if (place.session().delivery() == Delivery.IN_PERSON) {
      throw Refusal.conflict("in-a-room", "The session is in a room: give the kiosk's code.");
    }
    Presence presence = inCall(bookingId, now);
    if (request.inCall()) {
      presence.seen(now);
    } else {
      presence.leave(now);
    }
    return saved(presence);
  }

  /** A call that was silent for long is another stretch. */
  private Presence inCall(UUID bookingId, Instant now) {
    Presence open = checkIns.open(bookingId).orElse(null);
    if (open != null && open.lastSeenAt().plus(SILENCE).isBefore(now)) {
      open.breakOff();
      checkIns.flush();
      open = null;
    }
    return open == null ? checkIns.begin(bookingId, AttendanceSource.TELEHEALTH, now) : open;
  }

  private CheckInView saved(Presence presence) {
    Conflicts.flush(checkIns.getEntityManager());
    return CheckInView.of(presence);
  }

  private BookedSession own(UUID bookingId) {
    BookedSession place = bookings.requirePlace(bookingId);
    patients.mayWrite(place.booking().patientId(), Area.CALENDAR, WHAT);
    if (!place.booking().held()) {
      throw Refusal.conflict("booking-cancelled", "The place was given back.");
    }
    return place;
  }

  private static void requireOpen(TherapySession session, Instant now) {
    if (!session.scheduled()) {
      throw Refusal.conflict("session-cancelled", "The session was cancelled.");
    }
    if (now.isBefore(session.span().start().minus(EARLY)) || !now.isBefore(session.span().end())) {
      throw Refusal.conflict(
          "check-in-closed",
          "Check-in is open from half an hour before the session until its end.");
    }
  }
}
