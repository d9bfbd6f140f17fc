package health.trellis.scheduling.group;

import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.ById;
import health.trellis.scheduling.Conflicts;
import health.trellis.scheduling.booking.BookingRepository;
import health.trellis.scheduling.booking.Bookings;
import health.trellis.scheduling.booking.CancelledBy;
import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.ClinicianRepository;
import health.trellis.scheduling.curriculum.CurriculumRepository;
import health.trellis.scheduling.curriculum.Topics;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.SessionRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.GroupLimits;
import health.trellis.scheduling.site.SiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Defines and changes groups; their coming meetings follow. */
@ApplicationScoped
@Transactional
class GroupService {
  private final GroupRepository groups;
  private final ProgramRepository programs;
  private final SiteRepository sites;
  private final ClinicianRepository clinicians;
  private final RoomRepository rooms;
  private final SeriesMaterializer materializer;
  private final CurriculumRepository curricula;
  private final Topics topics;
  private final SessionRepository sessions;
  private final BookingRepository bookingRows;
  private final Bookings bookings;
  private final Clock clock;

  GroupService(
      GroupRepository groups,
      ProgramRepository programs,
      SiteRepository sites,
      ClinicianRepository clinicians,
      RoomRepository rooms,
      SeriesMaterializer materializer,
      CurriculumRepository curricula,
      Topics topics,
      SessionRepository sessions,
      BookingRepository bookingRows,
      Bookings bookings,
      Clock clock) {
    this.groups = groups;
    this.programs = programs;
    this.sites = sites;
    this.clinicians = clinicians;
    this.rooms = rooms;
    this.materializer = materializer;
    this.curricula = curricula;
    this.topics = topics;
    this.sessions = sessions;
    this.bookingRows = bookingRows;
    this.bookings = bookings;
    this.clock = clock;
  }

  GroupView create(GroupRequest request) {
    check(request);
    checkHours(request, programs.require(request.programId()));
    TherapyGroup group =
        new TherapyGroup(Optional.ofNullable(request.id()).orElseGet(Ids::next), request);
    groups.persist(group);
    Conflicts.flush(groups.getEntityManager());
    materializer.begin(group);
    return view(group);
  }

  GroupView change(UUID id, GroupRequest request, @Nullable String ifMatch) {
    TherapyGroup group = groups.require(id);
    ETags.check(ifMatch, group.version());
    if (!group.keepsTimes(request)) {
      throw Refusal.invalid(
          "/series",
          "fixed",
          "The program, weekdays, time and length of a group stay. End it by until and define a new"
              + " one.");
    }
    check(request);
    checkBegin(group, request.series().from());
    group.change(request);
    sessions.ofGroupFrom(id, clock.instant()).forEach(session -> follow(group, session));
    Conflicts.flush(groups.getEntityManager());
    topics.deal(id, group.curriculumId(), clock.instant());
    return view(group);
  }

  GroupView read(UUID id) {
    return view(groups.require(id));
  }

  Page<GroupView> list(PageRequest page) {
    return ById.page(groups, page, TherapyGroup::id).map(this::view);
  }

  private void follow(TherapyGroup group, TherapySession session) {
    LocalDate day = LocalDate.ofInstant(session.span().start(), session.zone());
    LocalDate last = group.series().until();
    if (!group.active() || (last != null && day.isAfter(last))) {
      bookings.cancelSession(
          session,
          bookingRows.heldIn(session.id()),
          CancelledBy.PROGRAM,
          "The group has come to its end");
    } else {
      session.follow(group.clinicianId(), group.coLeaderIds(), group.roomId(), group.capacity());
    }
  }

  private void check(GroupRequest request) {
    Program program = programs.named("/programId", request.programId());
    clinicians.leader(
        "/clinicianId", request.clinicianId(), SessionType.GROUP, request.modality(), program.id());
    checkService(request, program.id());
    if (request.roomId() != null) {
      rooms.named("/roomId", request.roomId(), program.siteId());
    }
    checkPlaces(request, sites.require(program.siteId()).groupLimits());
    checkProgram(request, program);
  }

  private void checkBegin(TherapyGroup group, @Nullable LocalDate from) {
    ZoneId zone = sites.require(programs.require(group.programId()).siteId()).zone();
    if (from != null && sessions.meetsBefore(group.id(), from.atStartOfDay(zone).toInstant())) {
      throw Refusal.invalid(
          "/series/from", "begun", "The group meets before: its first day is not later.");
    }
  }

  private static void checkPlaces(GroupRequest request, GroupLimits limits) {
    int places = limits.places(request.capacity(), 1 + request.coLeaders().size());
    if (places < request.capacity()) {
      throw Refusal.invalid(
          "/capacity",
          "group-limit",
          "At this site a group with so many who lead it has " + places + " places at the most.");
    }
  }

  private void checkProgram(GroupRequest request, Program program) {
    if (!program.meetsBy(request.meetsBy())) {
      throw Refusal.invalid("/delivery", "virtual", "A virtual program meets by video.");
    }
    if (request.takesIn() == AdmissionPolicy.CLOSED && request.series().from() == null) {
      throw Refusal.invalid(
          "/series/from", "closed", "A closed group has a first day: it takes in until then.");
    }
    if (request.curriculumId() != null
        && curricula
            .findByIdOptional(request.curriculumId())
            .filter(found -> found.programId().equals(program.id()))
            .isEmpty()) {
      throw Refusal.invalid("/curriculumId", "unknown", "The program has no such curriculum.");
    }
  }

  private static void checkHours(GroupRequest request, Program program) {
    GroupRequest.Series series = request.series();
    if (!series.weekdays().stream()
        .allMatch(day -> program.holdsGroups(day, series.startTime(), series.minutes()))) {
      throw Refusal.invalid(
          "/series/startTime", "block", "Groups meet within the hours of the program's blocks.");
    }
  }

  private void checkService(GroupRequest request, UUID programId) {
    if (request.service().type() != SessionType.GROUP) {
      throw Refusal.invalid("/serviceType", "kind", "This service is not held in groups.");
    }
    if (request.coLeaders().contains(request.clinicianId())) {
      throw Refusal.invalid("/coLeaderIds", "leader", "Who leads a group does not co-lead it.");
    }
    List<Clinician> found = clinicians.of(request.coLeaders());
    if (found.size() < request.coLeaders().size()
        || !found.stream().allMatch(c -> c.active() && c.programIds().contains(programId))) {
      throw Refusal.invalid(
          "/coLeaderIds", "unknown", "Clinicians of the program lead it together.");
    }
  }

  private GroupView view(TherapyGroup group) {
    Program program = programs.require(group.programId());
    return GroupView.of(group, sites.require(program.siteId()).zone());
  }
}
