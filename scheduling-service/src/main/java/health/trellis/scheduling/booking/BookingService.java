package health.trellis.scheduling.booking;

import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.LateEntryPolicy;
import health.trellis.scheduling.authorization.AuthorizationGuard;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.Staffing;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books patients into sessions and takes their places back. */
@ApplicationScoped
@Transactional
class BookingService {
  private static final String WHAT = "booking";

  private final BookingRepository rows;
  private final Bookings bookings;
  private final SessionRepository sessions;
  private final AuthorizationGuard authorizations;
  private final KnownPatients patients;
  private final LateEntryPolicy lateEntries;
  private final GroupEntry entry;
  private final Staffing staffing;
  private final ClinicianRepository clinicians;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final PreferencesRepository preferences;
  private final CurrentUser user;
  private final Clock clock;

  BookingService(
      BookingRepository rows,
      Bookings bookings,
      SessionRepository sessions,
      AuthorizationGuard authorizations,
      KnownPatients patients,
      LateEntryPolicy lateEntries,
      GroupEntry entry,
      Staffing staffing,
      ClinicianRepository clinicians,
      ProgramRepository programs,
      SiteRepository sites,
      PreferencesRepository preferences,
      CurrentUser user,
      Clock clock) {
    this.rows = rows;
    this.bookings = bookings;
    this.sessions = sessions;
    this.authorizations = authorizations;
    this.patients = patients;
    this.lateEntries = lateEntries;
    this.entry = entry;
    this.staffing = staffing;
    this.clinicians = clinicians;
    this.programs = programs;
    this.sites = sites;
    this.preferences = preferences;
    this.user = user;
    this.clock = clock;
  }

  BookingView book(BookingRequest request) {
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    TherapySession session = sessions.lock(request.sessionId());
    if (!session.scheduled()) {
      throw Refusal.conflict("session-cancelled", "The session was cancelled.");
    }
    @Nullable String late =
        lateEntries.check("/sessionId", session.span().start(), request.lateEntry());
    if (late == null) {
      checkLicence(session, request.patientId());
    }
    if (session.groupId() != null) {
      entry.check(
          session.programId(),
          session.groupId(),
          request.patientId(),
          LocalDate.ofInstant(session.span().start(), session.zone()),
          request.closedGroupOverride());
    }
    Booking booking = bookings.place(session, request.patientId(), Booking.Origin.MANUAL, late);
    authorizations.check(booking, session, request.authorizationOverride());
    return BookingView.of(booking, session);
  }

  BookingView read(UUID id) {
    BookedSession place = rows.requirePlace(id);
    patients.mayRead(place.booking().patientId(), Area.CALENDAR, WHAT);
    return BookingView.of(place.booking(), place.session());
  }

  BookingView cancel(UUID id, CancelBookingRequest request) {
    BookedSession place = rows.requirePlace(id);
    Booking booking = place.booking();
    patients.mayWrite(booking.patientId(), Area.CALENDAR, WHAT);
    checkWho(request);
    TherapySession session = sessions.lock(booking.sessionId());
    rows.getEntityManager().refresh(booking);
    if (!booking.held()) {
      throw Refusal.conflict("already-cancelled", "The place was given back before.");
    }
    if (place.attendance() != null || session.span().start().isBefore(clock.instant())) {
      throw Refusal.conflict("session-over", "The session has begun: record attendance instead.");
    }
    bookings.release(booking, session, request.by(), request.reason());
    Conflicts.flush(rows.getEntityManager());
    return BookingView.of(booking, session);
  }

  /** By video a patient is treated where the patient is, each in a group in the own state. */
  private void checkLicence(TherapySession session, UUID patientId) {
    staffing.checkLicence(
        "/sessionId",
        clinicians.require(session.clinicianId()),
        new Staffing.Duty(
            session.span(),
            sites.require(programs.require(session.programId()).siteId()),
            session.delivery(),
            preferences.of(patientId).telehealthState()));
  }

  private void checkWho(CancelBookingRequest request) {
    if (user.has(Role.PATIENT) && request.by() != CancelledBy.PATIENT) {
      throw Refusal.invalid("/by", "who", "A patient cancels as PATIENT.");
    }
  }
}
