package health.trellis.scheduling.planner;

import health.trellis.scheduling.clinician.Clinician;
import health.trellis.scheduling.clinician.Licensing;
import health.trellis.scheduling.clinician.TimeOff;
import health.trellis.scheduling.clinician.TimeOffRepository;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.planner.solve.Times;
import health.trellis.scheduling.program.ProgramRepository;
import health.trellis.scheduling.room.RoomRepository;
import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.site.Site;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads who may lead when, and which rooms are free when. */
@ApplicationScoped
class LeaderReading {
  private final TimeOffRepository timeOff;
  private final RoomRepository rooms;
  private final ProgramRepository programs;

  LeaderReading(TimeOffRepository timeOff, RoomRepository rooms, ProgramRepository programs) {
    this.timeOff = timeOff;
    this.rooms = rooms;
    this.programs = programs;
  }

  /**
   * A program's staff as those who may lead.
   *
   * @param staying sessions that are not planned anew
   */
  List<Leader> leaders(
      List<Clinician> staff,
      Site site,
      Timeline timeline,
      List<TherapySession> staying,
      @Nullable Loss loss) {
    Map<UUID, Clinician> byId = new HashMap<>();
    staff.forEach(clinician -> byId.put(clinician.id(), clinician));
    List<TimeOff> away =
        timeOff.within(staff.stream().map(Clinician::id).toList(), timeline.span());
    Map<UUID, Integer> ways = ways(site, staying);
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
              Times.of(hours(clinician, supervisor, site, timeline), timeline, 0),
              busy(clinician, timeline, staying, away, ways, loss),
              clinician.bufferMinutes()));
    }
    return leaders;
  }

  /** The hours on days on which the clinician may treat at the site. */
  private static List<Span> hours(
      Clinician clinician, @Nullable Clinician supervisor, Site site, Timeline timeline) {
    String state = site.state();
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

  private static Times busy(
      Clinician clinician,
      Timeline timeline,
      List<TherapySession> staying,
      List<TimeOff> away,
      Map<UUID, Integer> ways,
      @Nullable Loss loss) {
    Times busy =
        Times.of(
            away.stream()
                .filter(off -> off.clinicianId().equals(clinician.id()))
                .map(TimeOff::span)
                .toList(),
            timeline,
            0);
    for (TherapySession session : staying) {
      if (session.clinicianId().equals(clinician.id())) {
        int around = Math.max(clinician.bufferMinutes(), ways.getOrDefault(session.programId(), 0));
        busy = busy.and(Times.of(List.of(session.span()), timeline, around));
      }
    }
    return loss != null && clinician.id().equals(loss.clinicianId())
        ? busy.and(Times.of(List.of(loss.span()), timeline, 0))
        : busy;
  }

  /** Minutes of travel between the site and those of other programs, by program. */
  private Map<UUID, Integer> ways(Site site, List<TherapySession> staying) {
    Map<UUID, Integer> ways = new HashMap<>();
    staying.stream()
        .map(TherapySession::programId)
        .distinct()
        .forEach(
            id ->
                programs
                    .findByIdOptional(id)
                    .filter(program -> !program.siteId().equals(site.id()))
                    .ifPresent(program -> ways.put(id, site.minutesTo(program.siteId()))));
    return ways;
  }

  /** The rooms of a site, small ones first. */
  List<Room> rooms(
      UUID siteId, Timeline timeline, List<TherapySession> staying, @Nullable Loss loss) {
    List<Room> all = new ArrayList<>();
    for (health.trellis.scheduling.room.Room room : rooms.inUseAt(siteId)) {
      List<Span> busy = new ArrayList<>();
      staying.stream()
          .filter(session -> room.id().equals(session.roomId()))
          .forEach(session -> busy.add(session.span()));
      if (loss != null && room.id().equals(loss.roomId())) {
        busy.add(loss.span());
      }
      all.add(new Room(all.size(), room.id(), room.name(), Times.of(busy, timeline, 0)));
    }
    return all;
  }
}
