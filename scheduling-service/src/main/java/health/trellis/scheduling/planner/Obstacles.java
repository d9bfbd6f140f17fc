package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.solve.Attendee;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stands in the way of a session that found no time in a schedule, by the names of rules. */
final class Obstacles {
  private final Snapshot world;
  private final Map<Integer, List<Placement>> byLeader;

  Obstacles(Snapshot world, Schedule schedule) {
    this.world = world;
    this.byLeader =
        schedule.placements().stream()
            .filter(p -> p.type() != SessionType.GROUP && p.placed())
            .collect(Collectors.groupingBy(p -> p.where().leader().number()));
  }

  /** The rules that collide, in the order of the alphabet. */
  Set<String> of(Placement placement, List<Placement> own) {
    if (placement.type() == SessionType.GROUP) {
      return meetings(placement.attendee(), own);
    }
    return placement.openings().isEmpty() ? never(placement) : taken(placement, own);
  }

  private Set<String> meetings(Attendee attendee, List<Placement> own) {
    Set<String> constraints =
        world.openings().meetings(attendee.week()).stream()
            .map(meeting -> meeting(meeting, attendee, own))
            .collect(Collectors.toCollection(TreeSet::new));
    return constraints.isEmpty() ? Set.of("group calendar") : constraints;
  }

  private static String meeting(Opening opening, Attendee attendee, List<Placement> own) {
    Opening.Meeting meeting = opening.meeting();
    if (meeting != null && attendee.barred().contains(meeting.sessionId())) {
      return "licence";
    }
    if (meeting != null && attendee.barred().contains(meeting.groupId())) {
      return "closed group";
    }
    boolean elsewhere =
        own.stream().anyMatch(p -> p.placed() && overlaps(p, opening))
            || attendee.fixed().stream()
                .anyMatch(f -> f.start() < opening.end() && opening.start() < f.end());
    if (elsewhere) {
      return "patient calendar";
    }
    return attendee.canCome(opening.start(), opening.end())
        ? "group places"
        : "patient availability";
  }

  /** Why nobody could ever lead it when the patient can come. */
  private Set<String> never(Placement placement) {
    List<Leader> able = world.leaders().stream().filter(l -> l.mayLead(placement.type())).toList();
    if (able.isEmpty()) {
      return Set.of("credential");
    }
    return able.stream().anyMatch(placement.attendee()::accepts)
        ? new TreeSet<>(Set.of("patient availability", "clinician hours"))
        : Set.of("licence");
  }

  private Set<String> taken(Placement placement, List<Placement> own) {
    Set<String> constraints = new TreeSet<>();
    for (Opening opening : placement.openings()) {
      if (own.stream().anyMatch(p -> p.placed() && overlaps(p, opening))) {
        constraints.add("patient calendar");
      } else if (isFull(placement, opening.leader())) {
        constraints.add("caseload");
      } else {
        constraints.add(isFree(placement, opening, own) ? "rooms" : "clinician calendar");
      }
    }
    return constraints;
  }

  private boolean isFull(Placement placement, Leader leader) {
    long taken =
        byLeader.getOrDefault(leader.number(), List.of()).stream()
            .filter(Placement::takesOn)
            .map(p -> p.attendee().patientId())
            .distinct()
            .count();
    return placement.type() == SessionType.INDIVIDUAL
        && leader.takesOn(placement.attendee())
        && taken >= leader.caseload().more();
  }

  /** Whether neither the leader nor the patient has another session at an opening. */
  boolean isFree(Placement placement, Opening opening, List<Placement> own) {
    return byLeader.getOrDefault(opening.leader().number(), List.of()).stream()
            .noneMatch(p -> p != placement && overlaps(p, opening))
        && own.stream().noneMatch(p -> p != placement && p.placed() && overlaps(p, opening));
  }

  static boolean overlaps(Placement placement, Opening opening) {
    return placement.where().start() < opening.end() && opening.start() < placement.where().end();
  }
}
