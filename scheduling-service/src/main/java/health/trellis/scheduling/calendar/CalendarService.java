package health.trellis.scheduling.calendar;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.scheduling.KnownPatients;
import health.trellis.scheduling.calendar.CalendarRows.Owner;
import health.trellis.scheduling.calendar.CalendarRows.Row;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.episode.PatientClock;
import health.trellis.scheduling.group.GroupRepository;
import health.trellis.scheduling.hold.PlaceHolds;
import health.trellis.scheduling.program.ProgramClock;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.Occupation;
import health.trellis.scheduling.session.Occupation.Taken;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads calendars. */
@ApplicationScoped
@Transactional
class CalendarService {
  private static final String WHAT = "calendar";

  private static final Duration LONGEST_OF_MANY = Duration.ofDays(62);

  private final CalendarRows rows;
  private final GroupRepository groups;
  private final ClinicianRepository clinicians;
  private final RoomRepository rooms;
  private final Occupation occupation;
  private final PlaceHolds holds;
  private final TimeOffRepository timeOff;
  private final PatientClock patientClock;
  private final ProgramClock programs;
  private final SiteRepository sites;
  private final KnownPatients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  CalendarService(
      CalendarRows rows,
      GroupRepository groups,
      ClinicianRepository clinicians,
      RoomRepository rooms,
      Occupation occupation,
      PlaceHolds holds,
      TimeOffRepository timeOff,
      PatientClock patientClock,
      ProgramClock programs,
      SiteRepository sites,
      KnownPatients patients,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.rows = rows;
    this.groups = groups;
    this.clinicians = clinicians;
    this.rooms = rooms;
    this.occupation = occupation;
    this.holds = holds;
    this.timeOff = timeOff;
    this.patientClock = patientClock;
    this.programs = programs;
    this.sites = sites;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  CalendarView ofPatient(UUID patientId, CalendarQuery query) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    CalendarRange range = range(query, patientClock.zoneOf(patientId));
    return CalendarView.of(range, entries(rows.ofPatient(patientId, range.span())));
  }

  CalendarView of(Owner owner, UUID id, CalendarQuery query) {
    CalendarRange range = range(query, zoneOf(owner, id));
    boolean many = owner == Owner.PROGRAM || owner == Owner.GROUP;
    Duration asked = Duration.between(range.span().start(), range.span().end());
    if (many && asked.compareTo(LONGEST_OF_MANY) > 0) {
      throw Refusal.invalid("to", "range", "Ask for 62 days at the most.");
    }
    return CalendarView.of(range, entries(rows.of(owner, id, range.span())));
  }

  /** Of a clinician or a room: sessions, slots that are held, and time off. */
  FreeBusyView freeBusy(Owner owner, UUID id, CalendarQuery query) {
    Span range = range(query, zoneOf(owner, id)).span();
    Stream<Span> taken = occupation.of(List.of(id), range).stream().map(Taken::span);
    Stream<Span> away = timeOff.within(List.of(id), range).stream().map(TimeOff::span);
    return FreeBusyView.of(range, Stream.concat(taken, away).toList());
  }

  /** Of a patient: sessions, and slots and places that are held. */
  FreeBusyView freeBusyOfPatient(UUID patientId, CalendarQuery query) {
    patients.mayRead(patientId, Area.CALENDAR, WHAT);
    Span range = range(query, patientClock.zoneOf(patientId)).span();
    Stream<Span> sessions =
        rows.ofPatient(patientId, range).stream()
            .filter(row -> row.session().scheduled())
            .filter(row -> row.booking() == null || row.booking().held())
            .map(row -> row.session().span());
    Stream<Span> held =
        holds.keptFor(List.of(patientId), range).getOrDefault(patientId, List.of()).stream();
    return FreeBusyView.of(range, Stream.concat(sessions, held).toList());
  }

  /** What the caller has to do next, as patient or as the one who leads. */
  CalendarView upcoming(int limit) {
    if (limit < 1 || limit > 50) {
      throw Refusal.invalid("limit", "range", "limit goes from 1 to 50.");
    }
    Optional<UUID> patientId = user.has(Role.PATIENT) ? access.self() : Optional.empty();
    if (patientId.isPresent()) {
      access.auditList(List.of(patientId.get()), Area.CALENDAR, WHAT);
      return next(rows.nextOfPatient(patientId.get(), clock.instant(), limit));
    }
    return next(
        user.practitionerId()
            .map(id -> rows.nextOfClinician(id, clock.instant(), limit))
            .orElse(List.of()));
  }

  private static CalendarView next(List<Row> found) {
    return new CalendarView(null, null, null, entries(found));
  }

  private CalendarRange range(CalendarQuery query, ZoneId zone) {
    return CalendarRange.of(query, zone, clock.instant());
  }

  private static List<CalendarEntry> entries(List<Row> found) {
    return found.stream().map(CalendarEntry::of).toList();
  }

  private ZoneId zoneOf(Owner owner, UUID id) {
    return switch (owner) {
      case CLINICIAN -> programs.zoneOfFirst(clinicians.require(id).programIds());
      case ROOM -> sites.require(rooms.require(id).siteId()).zone();
      case GROUP ->
          programs.zoneOf(
              groups.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("group")).programId());
      case PROGRAM -> rows.zoneOfProgram(id).orElseThrow(() -> Refusal.notFound("program"));
    };
  }
}
