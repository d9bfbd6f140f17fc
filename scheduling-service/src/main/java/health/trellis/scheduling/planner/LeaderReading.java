package health.trellis.scheduling.planner;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.Licensing;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.episode.Episodes;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.program.Program;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.Delivery;
import health.trellis.scheduling.session.Occupation;
import health.trellis.scheduling.session.Occupation.Taken;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads who may lead when, and which rooms are free when. */
@ApplicationScoped
class LeaderReading {
  private final TimeOffRepository timeOff;
  private final RoomRepository rooms;
  private final ProgramRepository programs;
  private final Occupation occupation;
  private final Episodes episodes;

  LeaderReading(
      TimeOffRepository timeOff,
      RoomRepository rooms,
      ProgramRepository programs,
      Occupation occupation,
      Episodes episodes) {
    this.timeOff = timeOff;
    this.rooms = rooms;
    this.programs = programs;
    this.occupation = occupation;
    this.episodes = episodes;
  }

  /**
   * The calendar as far as it stays.
   *
   * @param program whose weeks are planned
   * @param staying sessions that are not planned anew
   * @param loss who or what is not there
   */
  record Standing(
      Program program,
      Site site,
      Timeline timeline,
      List<TherapySession> staying,
      @Nullable Loss loss) {
    /** Those of what takes time that stay: sessions that are not planned anew, and holds. */
    Map<UUID, List<Taken>> of(List<Taken> all) {
      Set<UUID> ids = staying.stream().map(TherapySession::id).collect(Collectors.toSet());
      return all.stream()
          .filter(taken -> taken.sessionId() == null || ids.contains(taken.sessionId()))
          .collect(Collectors.groupingBy(Taken::resource));
    }
  }

  /** A program's staff as those who may lead. */
  List<Leader> leaders(List<Clinician> staff, Standing standing) {
    Map<UUID, Clinician> byId = new HashMap<>();
    staff.forEach(clinician -> byId.put(clinician.id(), clinician));
    Timeline timeline = standing.timeline();
    Map<UUID, List<Taken>> taken = standing.of(occupation.of(byId.keySet(), timeline.span()));
    List<TimeOff> away = timeOff.within(List.copyOf(byId.keySet()), timeline.span());
    Map<UUID, Integer> ways = ways(standing);
    Map<UUID, Set<UUID>> caseloads = episodes.caseloadsOf(byId.keySet());
    List<Leader> leaders = new ArrayList<>();
    for (Clinician clinician : staff) {
      Clinician supervisor =
          clinician.supervisorId() == null ? null : byId.get(clinician.supervisorId());
      leaders.add(
          new Leader(
              leaders.size(),
              clinician.id(),
              clinician.displayName(),
              clinician.prescriber(),
              clinician.modalities().stream().sorted().toList(),
              Times.of(hours(clinician, supervisor, standing), timeline, 0),
              busy(clinician, standing, taken.getOrDefault(clinician.id(), List.of()), ways, away),
              clinician.bufferMinutes(),
              caseload(clinician, caseloads, standing)));
    }
    return leaders;
  }

  /**
   * The hours on days on which the clinician may treat at the site. In a virtual program nobody is
   * treated there: each patient's own state counts.
   */
  private static List<Span> hours(
      Clinician clinician, @Nullable Clinician supervisor, Standing standing) {
    Site site = standing.site();
    Timeline timeline = standing.timeline();
    String state = standing.program().isVirtual() ? null : site.state();
    return IntStream.range(0, timeline.weeks())
        .mapToObj(timeline::week)
        .flatMap(week -> clinician.workAt(site.id(), week).stream())
        .filter(
            span ->
                state == null
                    || Licensing.mayTreatOnSite(
                        clinician,
                        supervisor,
                        state,
                        LocalDate.ofInstant(span.start(), site.zone())))
        .toList();
  }

  /** Whoever stands in for somebody does not take the patients on. */
  private static Leader.Caseload caseload(
      Clinician clinician, Map<UUID, Set<UUID>> caseloads, Standing standing) {
    return standing.loss() == null
        ? Leader.Caseload.of(
            caseloads.getOrDefault(clinician.id(), Set.of()), clinician.caseloadLimit())
        : Leader.Caseload.OPEN;
  }

  private static Times busy(
      Clinician clinician,
      Standing standing,
      List<Taken> taken,
      Map<UUID, Integer> ways,
      List<TimeOff> away) {
    Timeline timeline = standing.timeline();
    Times busy =
        Times.of(
            away.stream()
                .filter(off -> off.clinicianId().equals(clinician.id()))
                .map(TimeOff::span)
                .toList(),
            timeline,
            0);
    for (Taken stretch : taken) {
      int way = stretch.sessionId() == null ? 0 : ways.getOrDefault(stretch.sessionId(), 0);
      int around = Math.max(clinician.bufferMinutes(), way);
      busy = busy.and(Times.of(List.of(stretch.span()), timeline, around));
    }
    Loss loss = standing.loss();
    return loss != null && clinician.id().equals(loss.clinicianId())
        ? busy.and(Times.of(List.of(loss.span()), timeline, 0))
        : busy;
  }

  /** Minutes of travel between the site and where sessions elsewhere are, by session. */
  private Map<UUID, Integer> ways(Standing standing) {
    Map<UUID, Integer> byProgram = new HashMap<>();
    Map<UUID, Integer> ways = new HashMap<>();
    for (TherapySession session : standing.staying()) {
      if (session.delivery() == Delivery.IN_PERSON) {
        int way = byProgram.computeIfAbsent(session.programId(), id -> way(standing.site(), id));
        ways.put(session.id(), way);
      }
    }
    return ways;
  }

  private int way(Site site, UUID programId) {
    return programs
        .findByIdOptional(programId)
        .filter(program -> !program.siteId().equals(site.id()))
        .map(program -> site.minutesTo(program.siteId()))
        .orElse(0);
  }

  /** The rooms of a site, small ones first; a virtual program needs none. */
  List<Room> rooms(Standing standing) {
    if (standing.program().isVirtual()) {
      return List.of();
    }
    Timeline timeline = standing.timeline();
    Loss loss = standing.loss();
    List<health.trellis.scheduling.room.Room> inUse = rooms.inUseAt(standing.site().id());
    List<UUID> ids = inUse.stream().map(health.trellis.scheduling.room.Room::id).toList();
    Map<UUID, List<Taken>> taken = standing.of(occupation.of(ids, timeline.span()));
    List<Room> all = new ArrayList<>();
    for (health.trellis.scheduling.room.Room room : inUse) {
      List<Span> busy = new ArrayList<>();
      taken.getOrDefault(room.id(), List.of()).forEach(stretch -> busy.add(stretch.span()));
      if (loss != null && room.id().equals(loss.roomId())) {
        busy.add(loss.span());
      }
      all.add(
          new Room(
              all.size(), room.id(), room.name(), room.capacity(), Times.of(busy, timeline, 0)));
    }
    return all;
  }
}
