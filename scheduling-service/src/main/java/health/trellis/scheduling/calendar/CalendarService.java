package health.trellis.scheduling.calendar;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.episode.EpisodeRepository;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.Room;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import health.trellis.scheduling.time.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads calendars. */
@ApplicationScoped
@Transactional
class CalendarService {
  private static final String WHAT = "calendar";

  private final BookingRepository bookings;
  private final SessionRepository sessions;
  private final ClinicianRepository clinicians;
  private final RoomRepository rooms;
  private final EpisodeRepository episodes;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final KnownPatients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  CalendarService(
      BookingRepository bookings,
      SessionRepository sessions,
      ClinicianRepository clinicians,
      RoomRepository rooms,
      EpisodeRepository episodes,
      ProgramRepository programs,
      SiteRepository sites,
      KnownPatients patients,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.bookings = bookings;
    this.sessions = sessions;
    this.clinicians = clinicians;
    this.rooms = rooms;
    this.episodes = episodes;
    this.programs = programs;
    this.sites = sites;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  CalendarView ofPatient(UUID patientId, @Nullable String from, @Nullable String to) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    Span span = TimeRange.parse(from, to, zoneOf(patientId), clock.instant());
    return new CalendarView(bookings.of(patientId, span).stream().map(this::entry).toList());
  }

  CalendarView ofClinician(UUID clinicianId, @Nullable String from, @Nullable String to) {
    Clinician clinician = clinicians.require(clinicianId);
    ZoneId zone =
        clinician.programIds().stream()
            .sorted()
            .findFirst()
            .map(this::zoneOfProgram)
            .orElse(ZoneOffset.UTC);
    Span span = TimeRange.parse(from, to, zone, clock.instant());
    return new CalendarView(
        sessions.ofClinician(clinicianId, span).stream().map(this::entry).toList());
  }

  CalendarView ofRoom(UUID roomId, @Nullable String from, @Nullable String to) {
    Room room = rooms.require(roomId);
    Span span = TimeRange.parse(from, to, sites.require(room.siteId()).zone(), clock.instant());
    return new CalendarView(sessions.inRoom(roomId, span).stream().map(this::entry).toList());
  }

  /** What the caller has to do next, as patient or as the one who leads. */
  CalendarView upcoming(int limit) {
    if (limit < 1 || limit > 50) {
      throw Refusal.invalid("limit", "range", "limit goes from 1 to 50.");
    }
    Optional<UUID> patientId = user.has(Role.PATIENT) ? access.self() : Optional.empty();
    if (patientId.isPresent()) {
      access.auditList(List.of(patientId.get()), Area.CALENDAR, WHAT);
      return new CalendarView(
          bookings.next(patientId.get(), clock.instant(), limit).stream()
              .map(this::entry)
              .toList());
    }
    return new CalendarView(
        user
            .practitionerId()
            .map(id -> sessions.nextOfClinician(id, clock.instant(), limit))
            .orElse(List.of())
            .stream()
            .map(this::entry)
            .toList());
  }

  private CalendarEntry entry(BookedSession place) {
    TherapySession session = place.session();
    boolean held = place.booking().held() && session.scheduled();
    return entry(
        session, place, held ? TherapySession.Status.SCHEDULED : TherapySession.Status.CANCELLED);
  }

  private CalendarEntry entry(TherapySession session) {
    return entry(session, null, session.status());
  }

  private CalendarEntry entry(
      TherapySession session, @Nullable BookedSession place, TherapySession.Status status) {
    return new CalendarEntry(
        session.id(),
        place == null ? null : place.booking().id(),
        session.type(),
        session.modality(),
        session.span().start(),
        session.span().end(),
        session.zone().getId(),
        status,
        session.clinicianId(),
        clinicianName(session),
        session.roomId(),
        roomName(session),
        place == null ? session.placesTaken() : null,
        place == null || place.attendance() == null ? null : place.attendance().status());
  }

  private @Nullable String clinicianName(TherapySession session) {
    return clinicians
        .findByIdOptional(session.clinicianId())
        .map(Clinician::nameWithCredentials)
        .orElse(null);
  }

  private @Nullable String roomName(TherapySession session) {
    UUID room = session.roomId();
    return room == null ? null : rooms.findByIdOptional(room).map(Room::name).orElse(null);
  }

  private ZoneId zoneOf(UUID patientId) {
    return episodes
        .latest(patientId)
        .map(episode -> zoneOfProgram(episode.programId()))
        .orElse(ZoneOffset.UTC);
  }

  private ZoneId zoneOfProgram(UUID programId) {
    return programs
        .findByIdOptional(programId)
        .<ZoneId>map(program -> sites.require(program.siteId()).zone())
        .orElse(ZoneOffset.UTC);
  }
}
