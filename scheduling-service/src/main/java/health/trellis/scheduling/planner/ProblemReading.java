package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.booking.BookedSession;
import health.trellis.scheduling.booking.Booking;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.group.GroupEntry;
import health.trellis.scheduling.group.SeriesMaterializer;
import health.trellis.scheduling.holiday.Holidays;
import health.trellis.scheduling.planner.PatientReading.Known;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Openings;
import health.trellis.scheduling.planner.solve.ProgramRules;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.planner.solve.WeekInput;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the world into a planning problem. Runs in the transaction of what asks for it. */
@ApplicationScoped
class ProblemReading {
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final Holidays holidays;
  private final SeriesMaterializer series;
  private final SessionRepository sessions;
  private final ClinicianRepository clinicians;
  private final LeaderReading leaders;
  private final PatientReading patients;
  private final PatientWeeks patientWeeks;
  private final GroupEntry entry;
  private final Clock clock;

  ProblemReading(
      ProgramRepository programs,
      SiteRepository sites,
      Holidays holidays,
      SeriesMaterializer series,
      SessionRepository sessions,
      ClinicianRepository clinicians,
      LeaderReading leaders,
      PatientReading patients,
      PatientWeeks patientWeeks,
      GroupEntry entry,
      Clock clock) {
    this.programs = programs;
    this.sites = sites;
    this.holidays = holidays;
    this.series = series;
    this.sessions = sessions;
    this.clinicians = clinicians;
    this.leaders = leaders;
    this.patients = patients;
    this.patientWeeks = patientWeeks;
    this.entry = entry;
    this.clock = clock;
  }

  /**
   * The weeks of a program.
   *
   * @param loss what is to be repaired; then only what it strikes is planned anew
   */
  Snapshot read(UUID programId, LocalDate monday, int weeks, @Nullable Loss loss) {
    Program program = programs.require(programId);
    Site site = sites.require(program.siteId());
    Timeline timeline = new Timeline(monday, weeks, site.zone());
    series.materialize(programId, timeline.week(0), weeks, null);
    List<TherapySession> taken = sessions.scheduledIn(timeline.span());
    List<Known> known = patients.of(program, timeline);
    Instant now = clock.instant();
    Set<UUID> struck =
        taken.stream()
            .filter(s -> loss != null && loss.strikes(s) && s.programId().equals(programId))
            .map(TherapySession::id)
            .collect(Collectors.toSet());
    Set<UUID> movable = new HashSet<>();
    for (Known patient : known) {
      patient.held().stream()
          .filter(place -> isMovable(place, programId, loss, struck, now))
          .forEach(place -> movable.add(place.booking().id()));
    }
    return assemble(program, site, timeline, taken, known, struck, movable, loss);
  }

  /** The same with nothing that moves: the world as it stands, for somebody who would come new. */
  Snapshot standing(UUID programId, LocalDate monday, int weeks) {
    Program program = programs.require(programId);
    Site site = sites.require(program.siteId());
    Timeline timeline = new Timeline(monday, weeks, site.zone());
    series.materialize(programId, timeline.week(0), weeks, null);
    List<TherapySession> taken = sessions.scheduledIn(timeline.span());
    return assemble(program, site, timeline, taken, List.of(), Set.of(), Set.of(), null);
  }

  private static boolean isMovable(
      BookedSession place, UUID programId, @Nullable Loss loss, Set<UUID> struck, Instant now) {
    TherapySession session = place.session();
    boolean ours = session.programId().equals(programId) && place.attendance() == null;
    boolean chosen =
        loss == null
            ? place.booking().origin() == Booking.Origin.ALLOCATION
            : struck.contains(session.id());
    return ours && chosen && !session.span().start().isBefore(now);
  }

  private Snapshot assemble(
      Program program,
      Site site,
      Timeline timeline,
      List<TherapySession> taken,
      List<Known> known,
      Set<UUID> struck,
      Set<UUID> movable,
      @Nullable Loss loss) {
    Set<UUID> moving = movingSingles(known, movable);
    List<TherapySession> staying =
        taken.stream().filter(s -> !moving.contains(s.id()) && !struck.contains(s.id())).toList();
    List<Clinician> staff = clinicians.of(program.id());
    LeaderReading.Standing standing =
        new LeaderReading.Standing(program, site, timeline, staying, loss);
    Substitutes substitutes =
        new Substitutes(timeline, leaders.leaders(staff, standing), leaders.rooms(standing));
    taken.stream()
        .filter(s -> struck.contains(s.id()) && s.type() == SessionType.GROUP)
        .forEach(s -> substitutes.find(s, Objects.requireNonNull(loss)));
    List<Leader> free = substitutes.leaders();
    List<Room> rooms = substitutes.rooms();
    Openings openings =
        new Openings(
            timeline, timeline.minute(clock.instant()), days(program, site, timeline), free);
    Map<UUID, Integer> leaving = leaving(known, movable);
    for (TherapySession s : taken) {
      if (s.type() == SessionType.GROUP && s.programId().equals(program.id())) {
        int kept = leaving.getOrDefault(s.id(), 0);
        int places = isWithinBlocks(program, s) ? s.capacity() - s.placesTaken() + kept : kept;
        addMeeting(openings, timeline, free, s, substitutes.isOff(s.id()) ? 0 : places);
      }
    }
    PatientWeeks.Scene scene =
        new PatientWeeks.Scene(
            program,
            site,
            timeline,
            staff,
            free,
            rooms,
            movable,
            substitutes,
            entry.closedOf(program.id()),
            taken.stream().filter(ProblemReading::isMeetingByVideo).toList(),
            loss);
    List<WeekInput> weeks = new ArrayList<>();
    Map<UUID, Map<String, String>> basis = new HashMap<>();
    for (Known patient : known) {
      for (int week = 0; week < timeline.weeks(); week++) {
        WeekInput input = patientWeeks.of(patient, week, scene);
        if (input != null) {
          weeks.add(input);
          basis.put(patient.patientId(), patient.basis());
        }
      }
    }
    return new Snapshot(
        program,
        timeline,
        rules(program),
        openings,
        free,
        rooms,
        weeks,
        substitutes.changes(),
        basis);
  }

  private static Set<UUID> movingSingles(List<Known> known, Set<UUID> movable) {
    return known.stream()
        .flatMap(patient -> patient.held().stream())
        .filter(place -> movable.contains(place.booking().id()))
        .filter(place -> place.session().type() != SessionType.GROUP)
        .map(place -> place.session().id())
        .collect(Collectors.toSet());
  }

  private static Map<UUID, Integer> leaving(List<Known> known, Set<UUID> movable) {
    Map<UUID, Integer> leaving = new HashMap<>();
    known.stream()
        .flatMap(patient -> patient.held().stream())
        .filter(place -> movable.contains(place.booking().id()))
        .forEach(place -> leaving.merge(place.session().id(), 1, Integer::sum));
    return leaving;
  }

  private static ProgramRules rules(Program program) {
    return new ProgramRules(
        program.minimumMinutesPerWeek(),
        program.minimumMinutesPerTreatmentDay(),
        ProgramRules.USUAL_DAYS,
        ProgramRules.USUAL_DAY_LIMIT);
  }

  private Set<Integer> days(Program program, Site site, Timeline timeline) {
    int all = timeline.weeks() * 7;
    Set<LocalDate> closed = holidays.at(site, timeline.date(0), timeline.date(all - 1));
    return IntStream.range(0, all)
        .filter(
            day ->
                program.treatmentDays().contains(timeline.date(day).getDayOfWeek())
                    && !closed.contains(timeline.date(day)))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** A meeting that lies outside the program's blocks takes in nobody more. */
  private static boolean isWithinBlocks(Program program, TherapySession meeting) {
    ZonedDateTime start = meeting.span().start().atZone(meeting.zone());
    return program.holdsGroups(start.getDayOfWeek(), start.toLocalTime(), meeting.minutes());
  }

  private static boolean isMeetingByVideo(TherapySession session) {
    return session.groupId() != null && session.delivery() == Delivery.TELEHEALTH;
  }

  private static void addMeeting(
      Openings openings, Timeline timeline, List<Leader> staff, TherapySession s, int places) {
    Leader leader =
        staff.stream()
            .filter(l -> l.id().equals(s.clinicianId()))
            .findFirst()
            .orElseGet(
                () ->
                    new Leader(
                        staff.size(),
                        s.clinicianId(),
                        "-",
                        false,
                        List.of(),
                        Times.NONE,
                        Times.NONE,
                        0,
                        Leader.Caseload.OPEN));
    openings.add(
        new Opening.Meeting(
            s.id(), Objects.requireNonNull(s.groupId()), s.modality(), places, s.lesson()),
        leader,
        timeline.minute(s.span().start()),
        timeline.minute(s.span().end()));
  }
}
