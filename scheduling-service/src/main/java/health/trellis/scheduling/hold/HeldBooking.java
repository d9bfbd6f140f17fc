package health.trellis.scheduling.hold;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.authorization.AuthorizationGuard;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingView;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.NewSession;
import health.trellis.scheduling.session.ServiceType;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.Sessions;
import health.trellis.scheduling.session.Staffing;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was held into a booking. */
@ApplicationScoped
class HeldBooking {
  private final HoldRepository holds;
  private final SessionRepository rows;
  private final Sessions sessions;
  private final Bookings bookings;
  private final AuthorizationGuard authorizations;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final Staffing staffing;
  private final ClinicianRepository clinicians;
  private final PreferencesRepository preferences;

  HeldBooking(
      HoldRepository holds,
      SessionRepository rows,
      Sessions sessions,
      Bookings bookings,
      AuthorizationGuard authorizations,
      ProgramRepository programs,
      SiteRepository sites,
      Staffing staffing,
      ClinicianRepository clinicians,
      PreferencesRepository preferences) {
    this.holds = holds;
    this.rows = rows;
    this.sessions = sessions;
    this.bookings = bookings;
    this.authorizations = authorizations;
    this.programs = programs;
    this.sites = sites;
    this.staffing = staffing;
    this.clinicians = clinicians;
    this.preferences = preferences;
  }

  /** The hold goes first, in the same transaction: its time or place is the booking's then. */
  BookingView book(SlotHold hold, @Nullable String authorizationOverride) {
    @Nullable TherapySession meeting =
        hold.sessionId() == null ? null : rows.lock(hold.sessionId());
    holds.delete(hold);
    Conflicts.flush(holds.getEntityManager());
    TherapySession session = meeting == null ? open(hold) : reread(meeting);
    Booking booking = bookings.place(session, hold.patientId(), Booking.Origin.MANUAL, null);
    authorizations.check(booking, session, authorizationOverride);
    return BookingView.of(booking, session);
  }

  private TherapySession reread(TherapySession meeting) {
    rows.getEntityManager().refresh(meeting);
    if (!meeting.scheduled()) {
      throw Refusal.conflict("session-cancelled", "The session was cancelled.");
    }
    return meeting;
  }

  /** The clinician can still lead it: time off and other sessions may have come meanwhile. */
  private TherapySession open(SlotHold hold) {
    staffing.check(
        "/clinicianId",
        clinicians.require(hold.clinicianId()),
        new Staffing.Duty(
            hold.span(),
            sites.require(programs.require(hold.programId()).siteId()),
            hold.delivery(),
            preferences.of(hold.patientId()).telehealthState()),
        null);
    return sessions.open(
        new NewSession(
            hold.programId(),
            hold.type(),
            hold.modality(),
            null,
            null,
            hold.clinicianId(),
            hold.roomId(),
            hold.span(),
            sites.require(programs.require(hold.programId()).siteId()).zone(),
            1,
            null,
            hold.delivery(),
            ServiceType.usual(hold.type()),
            Set.of()));
  }
}
