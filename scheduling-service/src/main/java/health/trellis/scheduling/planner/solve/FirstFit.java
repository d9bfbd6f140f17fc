package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Places sessions as a coordinator does by hand: patient after patient, each session at the first
 * good time that is still free, without moving what was placed before. The solver starts from it,
 * and is held against it.
 */
public final class FirstFit {
  /** More than there are minutes in four weeks. */
  private static final int DISTANCE = 1_000_000;

  private final Map<Integer, List<Opening>> leaders = new HashMap<>();
  private final Map<Integer, List<Opening>> rooms = new HashMap<>();
  private final Map<Integer, List<Opening>> patients = new HashMap<>();
  private final Map<Opening, Integer> joined = new HashMap<>();
  private final Map<Leader, Set<UUID>> takenOn = new HashMap<>();

  private FirstFit() {}

  /** Places all that is not placed yet. */
  public static void fill(Schedule schedule) {
    FirstFit fit = new FirstFit();
    schedule.placements().stream().filter(Placement::placed).forEach(fit::note);
    schedule.placements().stream()
        .filter(placement -> !placement.placed() && placement.due())
        .forEach(fit::place);
    schedule.placements().stream()
        .filter(placement -> !placement.placed() && !placement.due())
        .filter(
            placement -> fit.minutes(placement.attendee()) < placement.attendee().need().minutes())
        .forEach(fit::place);
  }

  /** The minutes that a patient could have if nobody else wanted anything. */
  static int reachable(Attendee attendee, List<Placement> own) {
    FirstFit alone = new FirstFit();
    own.stream()
        .sorted(Comparator.comparingInt(placement -> placement.openings().size()))
        .forEach(alone::place);
    int minutes = alone.minutes(attendee);
    own.forEach(placement -> placement.put(null, null));
    return minutes;
  }

  private void place(Placement placement) {
    List<Opening> best =
        placement.openings().stream()
            .sorted(Comparator.comparingInt((Opening o) -> cost(placement, o)))
            .toList();
    for (Opening opening : best) {
      if (isFree(placement, opening)) {
        Room room = roomFor(placement, opening);
        if (room != null || placement.rooms().isEmpty()) {
          placement.put(opening, room);
          note(placement);
          return;
        }
      }
    }
  }

  /**
   * On a day that does not get too long, with the clinician or group that the patient knows, on a
   * day without a group so far, then what is preferred, then the earliest.
   */
  private int cost(Placement placement, Opening opening) {
    Attendee attendee = placement.attendee();
    List<Opening> own = patients.getOrDefault(attendee.number(), List.of());
    int onDay = own.stream().filter(o -> o.day() == opening.day()).mapToInt(Opening::minutes).sum();
    int overlong = onDay + opening.minutes() > attendee.dayLimit() ? 4 * DISTANCE : 0;
    Opening.Meeting meeting = opening.meeting();
    if (meeting == null) {
      int distance = attendee.wishes().distance(placement.type(), opening.leader().id());
      return overlong + distance * DISTANCE + opening.start();
    }
    boolean known =
        attendee.wishes().groups().contains(meeting.groupId())
            || own.stream().anyMatch(o -> sameGroup(o, meeting));
    int rank = Math.min(15, attendee.need().rank(meeting.modality()));
    return overlong
        + (onDay > 0 ? 2 * DISTANCE : 0)
        + (known ? 0 : DISTANCE)
        + rank * (DISTANCE / 16)
        + opening.start();
  }

  private static boolean sameGroup(Opening opening, Opening.Meeting meeting) {
    return opening.meeting() != null && opening.meeting().groupId().equals(meeting.groupId());
  }

  private boolean isFree(Placement placement, Opening opening) {
    boolean patient = free(patients.get(placement.attendee().number()), opening, 0);
    boolean fits =
        minutes(placement.attendee()) + opening.minutes()
            <= placement.attendee().need().maximumMinutes();
    Opening.Meeting meeting = opening.meeting();
    boolean leader =
        meeting == null
            ? free(leaders.get(opening.leader().number()), opening, opening.leader().buffer())
                && takes(opening.leader(), placement)
            : joined.getOrDefault(opening, 0) < meeting.places();
    return patient && fits && leader;
  }

  private boolean takes(Leader leader, Placement placement) {
    Set<UUID> patients = takenOn.getOrDefault(leader, Set.of());
    return placement.type() != SessionType.INDIVIDUAL
        || !leader.takesOn(placement.attendee())
        || patients.contains(placement.attendee().patientId())
        || patients.size() < leader.caseload().more();
  }

  private @Nullable Room roomFor(Placement placement, Opening opening) {
    return placement.rooms().stream()
        .filter(room -> !room.busy().touches(opening.start(), opening.end()))
        .filter(room -> free(rooms.get(room.number()), opening, 0))
        .findFirst()
        .orElse(null);
  }

  private static boolean free(@Nullable List<Opening> taken, Opening opening, int pause) {
    return taken == null
        || taken.stream()
            .noneMatch(
                other ->
                    opening.start() < other.end() + pause && other.start() < opening.end() + pause);
  }

  private void note(Placement placement) {
    Opening opening = placement.where();
    listIn(patients, placement.attendee().number()).add(opening);
    if (placement.type() == SessionType.GROUP) {
      joined.merge(opening, 1, Integer::sum);
      return;
    }
    listIn(leaders, opening.leader().number()).add(opening);
    if (placement.takesOn()) {
      takenOn
          .computeIfAbsent(opening.leader(), key -> new HashSet<>())
          .add(placement.attendee().patientId());
    }
    Room room = placement.room();
    if (room != null) {
      listIn(rooms, room.number()).add(opening);
    }
  }

  private int minutes(Attendee attendee) {
    int fixed = attendee.fixed().stream().mapToInt(f -> f.end() - f.start()).sum();
    return fixed
        + patients.getOrDefault(attendee.number(), List.of()).stream()
            .mapToInt(Opening::minutes)
            .sum();
  }

  private static List<Opening> listIn(Map<Integer, List<Opening>> all, int number) {
    return all.computeIfAbsent(number, key -> new ArrayList<>());
  }
}
