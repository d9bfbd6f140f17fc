package health.trellis.scheduling.session;

import health.trellis.event.SessionType;
import health.trellis.kit.access.Area;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.LateEntryPolicy;
import health.trellis.scheduling.authorization.AuthorizationGuard;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.caseload.Caseloads;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.holiday.Holidays;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, moves and cancels sessions. */
@ApplicationScoped
@Transactional
class SessionService {
  private static final String WHAT = "session";

  private final SessionRepository sessions;
  private final Sessions calendar;
  private final BookingRepository bookingRows;
  private final Bookings bookings;
  private final EpisodeRepository episodes;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final RoomRepository rooms;
  private final ClinicianRepository clinicians;
  private final AuthorizationGuard authorizations;
  private final KnownPatients patients;
  private final LateEntryPolicy lateEntries;
  private final Staffing staffing;
  private final Holidays holidays;
  private final GroupTopics topics;
  private final Caseloads caseloads;
  private final PreferencesRepository preferences;
  private final Clock clock;

  SessionService(
      SessionRepository sessions,
      Sessions calendar,
      BookingRepository bookingRows,
      Bookings bookings,
      EpisodeRepository episodes,
      ProgramRepository programs,
      SiteRepository sites,
      RoomRepository rooms,
      ClinicianRepository clinicians,
      AuthorizationGuard authorizations,
      KnownPatients patients,
      LateEntryPolicy lateEntries,
      Staffing staffing,
      Holidays holidays,
      GroupTopics topics,
      Caseloads caseloads,
      PreferencesRepository preferences,
      Clock clock) {
    this.sessions = sessions;
    this.calendar = calendar;
    this.bookingRows = bookingRows;
    this.bookings = bookings;
    this.episodes = episodes;
    this.programs = programs;
    this.sites = sites;
    this.rooms = rooms;
    this.clinicians = clinicians;
    this.authorizations = authorizations;
    this.patients = patients;
    this.lateEntries = lateEntries;
    this.staffing = staffing;
    this.holidays = holidays;
    this.topics = topics;
    this.caseloads = caseloads;
    this.preferences = preferences;
    this.clock = clock;
  }

  SessionView create(SessionRequest request) {
    patients.mayWrite(request.patientId(), Area.CALENDAR, WHAT);
    if (request.type() == SessionType.GROUP) {
      throw Refusal.invalid("/type", "group", "A group's sessions come from its series.");
    }
    Episode episode = episodes.requireCurrent(request.patientId());
    Program program = programs.require(episode.programId());
    Site site = sites.require(program.siteId());
    Instant start = SessionTime.of(request.startsAt(), request.localStart(), site.zone());
    @Nullable String late = lateEntries.check("/startsAt", start, request.lateEntry());
    Span span = Span.of(start, request.minutes());
    Clinician leader =
        leader(request.type(), request.modality(), program.id(), request.clinicianId());
    checkRoom(request.roomId(), site.id());
    Optional<String> beyond =
        late == null
            ? caseloads.check(episode, leader, request.type(), request.caseloadOverride())
            : Optional.empty();
    checkService(request);
    if (!program.meetsBy(request.meetsBy())) {
      throw Refusal.invalid("/delivery", "virtual", "A virtual program meets by video.");
    }
    if (late == null) {
      @Nullable String state = preferences.of(request.patientId()).telehealthState();
      Staffing.Duty duty = new Staffing.Duty(span, site, request.meetsBy(), state);
      checkTime(leader, duty, null);
      staffing.checkCoLeaders("/coLeaderIds", request.coLeaders(), duty, program.id());
    }
    TherapySession session =
        calendar.open(
            new NewSession(
                program.id(),
                request.type(),
                request.modality(),
                null,
                null,
                request.clinicianId(),
                request.roomId(),
                span,
                site.zone(),
                1,
                late,
                request.meetsBy(),
                request.service(),
                request.coLeaders()));
    beyond.ifPresent(reason -> caseloads.overridden(session.id(), reason));
    Booking booking = bookings.place(session, request.patientId(), Booking.Origin.MANUAL, late);
    authorizations.check(booking, session, request.authorizationOverride());
    return SessionView.of(session, List.of(booking), true);
  }

  SessionView move(UUID id, MoveRequest request) {
    TherapySession session = lockUpcoming(id);
    List<Booking> held = changeable(session);
    Instant start = SessionTime.of(request.startsAt(), request.localStart(), session.zone());
    lateEntries.check("/startsAt", start, null);
    UUID leads = Optional.ofNullable(request.clinicianId()).orElse(session.clinicianId());
    Program program = programs.require(session.programId());
    Span to = Span.of(start, session.minutes());
    checkTime(
        leader(session.type(), session.modality(), session.programId(), leads),
        new Staffing.Duty(to, sites.require(program.siteId()), session.delivery(), null),
        session.id());
    UUID room = request.roomId() == null ? session.roomId() : request.roomId();
    checkRoom(request.roomId(), program.siteId());
    Instant before = session.span().start();
    session.move(to, leads, room, request.reason());
    Conflicts.flush(sessions.getEntityManager());
    bookings.tellMoved(session, held, before);
    topics.follow(session);
    return SessionView.of(session, held, true);
  }

  SessionView cancel(UUID id, CancelSessionRequest request) {
    TherapySession session = lockUpcoming(id);
    List<Booking> held = changeable(session);
    bookings.cancelSession(session, held, CancelledBy.PROGRAM, request.reason());
    topics.follow(session);
    return SessionView.of(session, held, true);
  }

  private TherapySession lockUpcoming(UUID id) {
    TherapySession session = sessions.lock(id);
    if (!session.scheduled() || session.span().start().isBefore(clock.instant())) {
      throw Refusal.conflict("session-over", "The session was cancelled or has begun.");
    }
    return session;
  }

  /** Who changes a session changes the day of each patient in it, and must be allowed to. */
  private List<Booking> changeable(TherapySession session) {
    List<Booking> held = bookingRows.heldIn(session.id());
    held.forEach(b -> patients.mayWrite(b.patientId(), Area.CALENDAR, WHAT));
    return held;
  }

  private static void checkService(SessionRequest request) {
    if (request.service().type() != request.type()) {
      throw Refusal.invalid("/serviceType", "kind", "This service is of another kind of session.");
    }
    if (request.coLeaders().contains(request.clinicianId())) {
      throw Refusal.invalid("/coLeaderIds", "leader", "Who leads a session does not co-lead it.");
    }
  }

  /** A late entry tells what took place, and is not asked whether it should have. */
  private void checkTime(Clinician leader, Staffing.Duty duty, @Nullable UUID moved) {
    if (duty.span().crossesMidnight(duty.site().zone())) {
      throw Refusal.invalid(
          "/minutes", "across-midnight", "A session ends on the day that it starts on.");
    }
    holidays.refuse(duty.site(), duty.day());
    staffing.check("/clinicianId", leader, duty, moved);
  }

  private Clinician leader(SessionType type, String modality, UUID programId, UUID clinician) {
    return clinicians.leader("/clinicianId", clinician, type, modality, programId);
  }

  private void checkRoom(@Nullable UUID roomId, UUID siteId) {
    if (roomId != null) {
      rooms.named("/roomId", roomId, siteId);
    }
  }
}
