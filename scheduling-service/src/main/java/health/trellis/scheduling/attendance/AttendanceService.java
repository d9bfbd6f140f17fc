package health.trellis.scheduling.attendance;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.LateEntry;
import health.trellis.scheduling.LateEntryPolicy;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records and corrects attendance as staff say. */
@ApplicationScoped
@Transactional
class AttendanceService {
  /** After this it is a late entry, and nobody is followed up: outreach is for the same day. */
  static final Duration TIMELY = Duration.ofHours(24);

  private static final String WHAT = "attendance";

  private final AttendanceRecorder recorder;
  private final AttendanceHistory history;
  private final BookingRepository bookings;
  private final KnownPatients patients;
  private final LateEntryPolicy lateEntries;
  private final CurrentUser user;
  private final Clock clock;

  AttendanceService(
      AttendanceRecorder recorder,
      AttendanceHistory history,
      BookingRepository bookings,
      KnownPatients patients,
      LateEntryPolicy lateEntries,
      CurrentUser user,
      Clock clock) {
    this.recorder = recorder;
    this.history = history;
    this.bookings = bookings;
    this.patients = patients;
    this.lateEntries = lateEntries;
    this.user = user;
    this.clock = clock;
  }

  AttendanceView record(UUID bookingId, AttendanceRequest request, @Nullable String ifMatch) {
    BookedSession place = bookings.requirePlace(bookingId);
    patients.mayWrite(place.booking().patientId(), Area.CALENDAR, WHAT);
    if (place.attendance() != null) {
      ETags.check(ifMatch, place.attendance().version());
    }
    Attendance recorded = recorder.record(place, recording(place, request));
    return AttendanceView.of(recorded, place, true);
  }

  /** What a request says about a place, checked by its rules. */
  Recording recording(BookedSession place, AttendanceRequest request) {
    checkState(place);
    boolean correction = place.attendance() != null;
    if (correction && (request.reason() == null || request.reason().isBlank())) {
      throw Refusal.invalid("/reason", "required", "Say why the attendance is corrected.");
    }
    boolean late = isLate(place, request.lateEntry(), correction);
    @Nullable Integer said = request.minutes();
    if (said == null) {
      said =
          AttendanceCredit.between(request.arrivedAt(), request.leftAt(), place.session().span());
    }
    return new Recording(
        request.status(),
        AttendanceCredit.of(request.status(), said, place.session().minutes()),
        request.arrivedAt(),
        request.leftAt(),
        request.note(),
        correction ? request.reason() : null,
        AttendanceSource.STAFF,
        user.subject(),
        request.lateEntry() == null ? null : request.lateEntry().reason(),
        late);
  }

  AttendanceView read(UUID bookingId) {
    BookedSession place = readable(bookingId);
    if (place.attendance() == null) {
      throw Refusal.notFound(WHAT);
    }
    boolean staff = !user.has(Role.PATIENT) && !user.has(Role.FAMILY);
    return AttendanceView.of(place.attendance(), place, staff);
  }

  List<AttendanceEntry> history(UUID bookingId) {
    readable(bookingId);
    return history.of(bookingId);
  }

  private BookedSession readable(UUID bookingId) {
    BookedSession place = bookings.requirePlace(bookingId);
    patients.mayRead(place.booking().patientId(), Area.CALENDAR, WHAT);
    return place;
  }

  private void checkState(BookedSession place) {
    if (!place.booking().held()) {
      throw Refusal.conflict("booking-cancelled", "The place was given back.");
    }
    if (place.session().span().start().isAfter(clock.instant())) {
      throw Refusal.conflict("session-not-begun", "The session has not begun.");
    }
  }

  /** A correction of what was recorded in time needs no late entry. */
  private boolean isLate(BookedSession place, @Nullable LateEntry entry, boolean correction) {
    lateEntries.requireRole(entry);
    Instant timelyUntil = place.session().span().end().plus(TIMELY);
    boolean late = clock.instant().isAfter(timelyUntil);
    if (late && !correction && entry == null) {
      throw Refusal.invalid(
          "/lateEntry",
          "in-the-past",
          "The session ended more than a day ago: a coordinator may enter it as lateEntry.");
    }
    return late || entry != null;
  }
}
