package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.allocation.WeekProblem.Habit;
import health.trellis.scheduling.allocation.WeekProblem.Habits;
import health.trellis.scheduling.allocation.WeekProblem.Held;
import health.trellis.scheduling.allocation.WeekProblem.Lead;
import health.trellis.scheduling.allocation.WeekProblem.Meeting;
import health.trellis.scheduling.allocation.WeekProblem.RoomTime;
import health.trellis.scheduling.availability.AvailabilityRepository;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.caseload.Caseloads;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.episode.Episode;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.group.ClosedGroups;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.holiday.Holidays;
import health.trellis.scheduling.preference.PreferencesRepository;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.room.Room;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.Commitments;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.Occupation;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.SiteRepository;
import health.trellis.scheduling.time.IsoWeek;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what the allocation of a week depends on. */
@ApplicationScoped
class WeekReading {
  private static final Duration HABIT_AGE = Duration.ofDays(28);
  private static final int HABIT_PLACES = 60;

  private final BookingRepository bookings;
  private final SessionRepository sessions;
  private final AvailabilityRepository availability;
  private final PreferencesRepository preferences;
  private final ClinicianRepository clinicians;
  private final RoomRepository rooms;
  private final Episodes episodes;
  private final TimeOffRepository timeOff;
  private final Holidays holidays;
  private final SiteRepository sites;
  private final Occupation occupation;
  private final GroupEntry entry;
  private final Commitments commitments;
  private final Caseloads caseloads;
  private final Clock clock;

  WeekReading(
      BookingRepository bookings,
      SessionRepository sessions,
      AvailabilityRepository availability,
      PreferencesRepository preferences,
      ClinicianRepository clinicians,
      RoomRepository rooms,
      Episodes episodes,
      TimeOffRepository timeOff,
      Holidays holidays,
      SiteRepository sites,
      Occupation occupation,
      GroupEntry entry,
      Commitments commitments,
      Caseloads caseloads,
      Clock clock) {
    this.bookings = bookings;
    this.sessions = sessions;
    this.availability = availability;
    this.preferences = preferences;
    this.clinicians = clinicians;
    this.rooms = rooms;
    this.episodes = episodes;
    this.timeOff = timeOff;
    this.holidays = holidays;
    this.sites = sites;
    this.occupation = occupation;
    this.entry = entry;
    this.commitments = commitments;
    this.caseloads = caseloads;
    this.clock = clock;
  }

  WeekProblem read(
      Episode episode, Program program, IsoWeek week, WeekNeed need, Instant earliest) {
    List<TherapySession> taken = sessions.scheduledIn(week.span());
    return new WeekProblem(
        week,
        earliest,
        need,
        held(episode, week, earliest),
        meetings(episode, program, week, taken, earliest),
        availability.timeOf(episode.patientId(), week),
        leads(episode, program, week, taken),
        rooms(program, week),
        openDays(program, week),
        habits(episode.patientId(), week));
  }

  private List<Held> held(Episode episode, IsoWeek week, Instant earliest) {
    return bookings.heldBy(episode.patientId(), week.span()).stream()
        .map(
            place ->
                new Held(
                    place.booking().id(),
                    place.session().type(),
                    place.session().modality(),
                    place.session().span(),
                    isMovable(place, earliest)))
        .toList();
  }

  /** Not even a late entry takes back what lies in the past. */
  private boolean isMovable(BookedSession place, Instant earliest) {
    Instant start = place.session().span().start();
    return place.booking().origin() == Booking.Origin.ALLOCATION
        && place.attendance() == null
        && !start.isBefore(earliest)
        && !start.isBefore(clock.instant());
  }

  /** Whoever comes to a closed group comes in its first week, or is in it. */
  private List<Meeting> meetings(
      Episode episode,
      Program program,
      IsoWeek week,
      List<TherapySession> taken,
      Instant earliest) {
    ClosedGroups closed = entry.closedOf(program.id());
    Set<UUID> unlicensed = unlicensed(episode, clinicians.of(program.id()), week);
    LocalDate from = LocalDate.ofInstant(earliest, week.zone());
    LocalDate entering = from.isAfter(week.monday()) ? from : week.monday();
    return taken.stream()
        .filter(s -> s.type() == SessionType.GROUP && s.programId().equals(program.id()))
        .filter(s -> s.placesTaken() < s.capacity() && !s.span().start().isBefore(earliest))
        .filter(s -> closed.admits(groupOf(s), episode.patientId(), entering))
        .filter(s -> s.delivery() != Delivery.TELEHEALTH || !unlicensed.contains(s.clinicianId()))
        .map(s -> new Meeting(s.id(), groupOf(s), s.modality(), s.span()))
        .toList();
  }

  private static UUID groupOf(TherapySession meeting) {
    return Objects.requireNonNull(meeting.groupId());
  }

  /** The primary therapist first, then the rest of the care team, then the program. */
  private List<Lead> leads(
      Episode episode, Program program, IsoWeek week, List<TherapySession> taken) {
    List<Episode.TeamMember> team = episodes.teamOf(episode.id());
    List<Clinician> staff = staff(episode, program, week);
    List<UUID> ids = staff.stream().map(Clinician::id).toList();
    List<TimeOff> away = timeOff.within(ids, week.span());
    Map<UUID, Commitments.Busy> busy =
        commitments.of(staff, sites.require(program.siteId()), week.span());
    Set<UUID> full = caseloads.fullFor(episode, staff);
    return staff.stream()
        .sorted(
            Comparator.comparingInt((Clinician c) -> Episode.TeamMember.distance(c.id(), team))
                .thenComparing(c -> load(c, taken))
                .thenComparing(Clinician::id))
        .map(
            c ->
                lead(
                    c,
                    program.siteId(),
                    week,
                    busy.getOrDefault(c.id(), Commitments.Busy.NONE),
                    away,
                    full.contains(c.id())))
        .toList();
  }

  /** Who may treat: in a virtual program whoever has a licence where the patient is. */
  private List<Clinician> staff(Episode episode, Program program, IsoWeek week) {
    List<Clinician> staff = clinicians.of(program.id());
    if (!program.isVirtual()) {
      return staff;
    }
    Set<UUID> unlicensed = unlicensed(episode, staff, week);
    return staff.stream().filter(c -> !unlicensed.contains(c.id())).toList();
  }

  private Set<UUID> unlicensed(Episode episode, List<Clinician> staff, IsoWeek week) {
    String state = preferences.of(episode.patientId()).telehealthState();
    return clinicians.unlicensed(staff, state, week.sunday());
  }

  private static int load(Clinician clinician, List<TherapySession> taken) {
    return taken.stream()
        .filter(s -> s.clinicianId().equals(clinician.id()))
        .mapToInt(TherapySession::minutes)
        .sum();
  }

  private static Lead lead(
      Clinician clinician,
      UUID siteId,
      IsoWeek week,
      Commitments.Busy taken,
      List<TimeOff> away,
      boolean full) {
    List<Span> busy =
        Stream.of(
                taken.always().stream(),
                taken.onSite().stream(),
                away.stream()
                    .filter(off -> off.clinicianId().equals(clinician.id()))
                    .map(TimeOff::span))
            .flatMap(spans -> spans)
            .toList();
    return new Lead(
        clinician.id(),
        clinician.prescriber(),
        // Whose caseload is full takes nobody on; others' medication sessions go on.
        full ? List.of() : clinician.modalities().stream().sorted().toList(),
        clinician.workAt(siteId, week),
        busy);
  }

  private Set<DayOfWeek> openDays(Program program, IsoWeek week) {
    Set<DayOfWeek> open = new HashSet<>(program.treatmentDays());
    holidays
        .at(sites.require(program.siteId()), week.monday(), week.sunday())
        .forEach(day -> open.remove(day.getDayOfWeek()));
    return open;
  }

  /** A virtual program meets by video: its sessions need no room. */
  private List<RoomTime> rooms(Program program, IsoWeek week) {
    if (program.isVirtual()) {
      return List.of();
    }
    List<UUID> ids = rooms.inUseAt(program.siteId()).stream().map(Room::id).toList();
    Map<UUID, List<Span>> occupied = occupation.within(ids, week.span());
    return ids.stream().map(id -> new RoomTime(id, occupied.getOrDefault(id, List.of()))).toList();
  }

  private Habits habits(UUID patientId, IsoWeek week) {
    Set<UUID> groups = new HashSet<>();
    Map<SessionType, Habit> last = new EnumMap<>(SessionType.class);
    for (BookedSession place : bookings.before(patientId, week.start(), HABIT_PLACES)) {
      TherapySession session = place.session();
      if (session.span().start().isBefore(week.start().minus(HABIT_AGE))) {
        break;
      }
      if (session.groupId() != null) {
        groups.add(session.groupId());
      } else {
        last.putIfAbsent(session.type(), habit(session, week.zone()));
      }
    }
    return new Habits(groups, last);
  }

  private static Habit habit(TherapySession session, ZoneId zone) {
    Instant start = session.span().start();
    return new Habit(
        session.clinicianId(),
        LocalDate.ofInstant(start, zone).getDayOfWeek(),
        LocalTime.ofInstant(start, zone));
  }
}
