package health.trellis.scheduling.attendance;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.scheduling.AttendanceRecorded;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.outbox.Outbox;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.LateEntryPolicy;
import health.trellis.scheduling.authorization.AuthorizationWatch;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records and corrects attendance. */
@ApplicationScoped
@Transactional
class AttendanceService {
  /** After this it is a late entry, and nobody is followed up: outreach is for the same day. */
  static final Duration TIMELY = Duration.ofHours(24);

  private static final String WHAT = "attendance";
  private static final int LOOK_BACK = 20;

  private final AttendanceRepository rows;
  private final BookingRepository bookings;
  private final KnownPatients patients;
  private final LateEntryPolicy lateEntries;
  private final AuthorizationWatch authorizations;
  private final Outbox outbox;
  private final CurrentUser user;
  private final Clock clock;

  AttendanceService(
      AttendanceRepository rows,
      BookingRepository bookings,
      KnownPatients patients,
      LateEntryPolicy lateEntries,
      AuthorizationWatch authorizations,
      Outbox outbox,
      CurrentUser user,
      Clock clock) {
    this.rows = rows;
    this.bookings = bookings;
    this.patients = patients;
    this.lateEntries = lateEntries;
    this.authorizations = authorizations;
    this.outbox = outbox;
    this.user = user;
    this.clock = clock;
  }

  AttendanceView record(UUID bookingId, AttendanceRequest request, @Nullable String ifMatch) {
    BookedSession place = bookings.requirePlace(bookingId);
    patients.mayWrite(place.booking().patientId(), Area.CALENDAR, WHAT);
    checkState(place);
    Optional<Attendance> present = rows.findByIdOptional(bookingId);
    present.ifPresent(there -> ETags.check(ifMatch, there.version()));
    boolean late = isLate(place, request, present.isPresent());
    Attendance attendance = present.orElseGet(() -> new Attendance(bookingId));
    int credit =
        AttendanceCredit.of(request.status(), request.minutes(), place.session().minutes());
    attendance.record(request.status(), credit, request.note());
    String reason = request.lateEntry() == null ? null : request.lateEntry().reason();
    attendance.sign(user.subject(), clock.instant(), reason);
    rows.persist(attendance);
    Conflicts.flush(rows.getEntityManager());
    authorizations.used(place.booking().patientId(), place.session());
    tell(attendance, place, late);
    return AttendanceView.of(attendance, place, true);
  }

  AttendanceView read(UUID bookingId) {
    BookedSession place = bookings.requirePlace(bookingId);
    patients.mayRead(place.booking().patientId(), Area.CALENDAR, WHAT);
    if (place.attendance() == null) {
      throw Refusal.notFound(WHAT);
    }
    boolean staff = !user.has(Role.PATIENT) && !user.has(Role.FAMILY);
    return AttendanceView.of(place.attendance(), place, staff);
  }

  private void checkState(BookedSession place) {
    if (!place.booking().held()) {
      throw Refusal.conflict("booking-cancelled", "The place was given back.");
    }
    if (place.session().span().start().isAfter(clock.instant())) {
      throw Refusal.conflict("session-not-begun", "The session has not begun.");
    }
  }

  /** A correction of what was recorded in time needs no reason of its own. */
  private boolean isLate(BookedSession place, AttendanceRequest request, boolean correction) {
    lateEntries.requireRole(request.lateEntry());
    Instant timelyUntil = place.session().span().end().plus(TIMELY);
    boolean late = clock.instant().isAfter(timelyUntil);
    if (late && !correction && request.lateEntry() == null) {
      throw Refusal.invalid(
          "/lateEntry",
          "in-the-past",
          "The session ended more than a day ago: a coordinator may enter it as lateEntry.");
    }
    return late || request.lateEntry() != null;
  }

  private void tell(Attendance attendance, BookedSession place, boolean late) {
    outbox.append(
        new AttendanceRecorded(
            place.booking().patientId(),
            place.booking().id(),
            place.session().id(),
            place.session().programId(),
            place.session().type(),
            place.session().span().start(),
            attendance.status(),
            attendance.minutes(),
            ConsecutiveMisses.upTo(attendance.status(), before(place)),
            late));
  }

  private List<AttendanceStatus> before(BookedSession place) {
    return bookings
        .before(place.booking().patientId(), place.session().span().start(), LOOK_BACK)
        .stream()
        .map(BookedSession::attendance)
        .filter(Objects::nonNull)
        .map(Attendance::status)
        .toList();
  }
}
