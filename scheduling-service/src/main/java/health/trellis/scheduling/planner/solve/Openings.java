package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All times at which something could be: groups' meetings, and the free hours of clinicians on a
 * grid. Each is made once, so that patients who might have the same hour share it.
 */
public final class Openings {
  /** Sessions of one patient start on the hour or half past. */
  static final int GRID = 30;

  private final Timeline timeline;
  private final int earliest;
  private final Set<Integer> days;
  private final List<Leader> leaders;
  private final Map<UUID, Opening> meetings = new LinkedHashMap<>();
  private final Map<Hour, Opening> hours = new HashMap<>();
  private final Map<Integer, List<Opening>> byLength = new HashMap<>();
  private int next;

  private record Hour(UUID clinicianId, int start, int end) {}

  /**
   * Nothing yet but clinicians.
   *
   * @param earliest nothing is offered that starts before this minute
   * @param days the days on which the program treats, by number
   */
  public Openings(Timeline timeline, int earliest, Set<Integer> days, List<Leader> leaders) {
    this.timeline = timeline;
    this.earliest = earliest;
    this.days = days;
    this.leaders = leaders;
  }

  /** The same meetings with other clinicians for sessions of one patient. */
  public Openings with(List<Leader> others) {
    Openings more = new Openings(timeline, earliest, days, others);
    for (Opening o : meetings.values()) {
      if (o.meeting() != null) {
        more.add(o.meeting(), o.leader(), o.start(), o.end());
      }
    }
    return more;
  }

  /** Adds a group's meeting. */
  public Opening add(Opening.Meeting meeting, Leader leader, int start, int end) {
    return meetings.computeIfAbsent(
        meeting.sessionId(), id -> opening(meeting, leader, start, end));
  }

  /** An hour of a clinician that stands in the calendar, on the grid or not. */
  public Opening today(Leader leader, int start, int end) {
    return hour(leader, start, end);
  }

  /** All meetings of a week that are still to come, whoever may join them. */
  public List<Opening> meetings(int week) {
    return meetings.values().stream()
        .filter(o -> o.start() >= earliest && Timeline.weekOf(o.day()) == week)
        .toList();
  }

  /** The meetings with a place left that a patient can come to. */
  List<Opening> meetingsFor(Attendee attendee) {
    return meetings(attendee.week()).stream()
        .filter(o -> hasPlaceFor(attendee, o.meeting()))
        .filter(o -> attendee.canCome(o.start(), o.end()))
        .toList();
  }

  private static boolean hasPlaceFor(Attendee attendee, Opening.@Nullable Meeting meeting) {
    return meeting != null && meeting.places() > 0 && attendee.mayJoin(meeting);
  }

  /** The free hours that a patient could have for a session of a kind. */
  List<Opening> hoursFor(Attendee attendee, SessionType type) {
    return free(attendee.need().lengths().of(type)).stream()
        .filter(o -> Timeline.weekOf(o.day()) == attendee.week())
        .filter(o -> o.leader().mayLead(type) && attendee.accepts(o.leader()))
        .filter(o -> attendee.canCome(o.start(), o.end()))
        .toList();
  }

  /** A meeting by its session. */
  Opening meeting(UUID sessionId) {
    Opening found = meetings.get(sessionId);
    if (found == null) {
      throw new IllegalArgumentException("a place today is in a meeting that was added");
    }
    return found;
  }

  /** The clinicians. */
  List<Leader> leaders() {
    return leaders;
  }

  /** All free hours of a length, whoever might lead. */
  public List<Opening> free(int minutes) {
    return byLength.computeIfAbsent(minutes, this::freeHours);
  }

  private List<Opening> freeHours(int minutes) {
    List<Opening> free = new ArrayList<>();
    for (Leader leader : leaders) {
      for (Times.Stretch shift : leader.hours().stretches()) {
        int first = Math.max(shift.start(), Math.ceilDiv(earliest, GRID) * GRID);
        for (int start = ontoGrid(first); start + minutes <= shift.end(); start += GRID) {
          if (isOpen(leader, start, start + minutes)) {
            free.add(hour(leader, start, start + minutes));
          }
        }
      }
    }
    return List.copyOf(free);
  }

  /** Shifts may begin at a quarter past; sessions begin on the wall's grid. */
  private int ontoGrid(int minute) {
    return minute + Math.floorMod(-timeline.clock(minute), GRID);
  }

  private boolean isOpen(Leader leader, int start, int end) {
    return days.contains(timeline.day(start))
        && timeline.day(start) == timeline.day(end - 1)
        && !leader.busy().touches(start, end);
  }

  private Opening hour(Leader leader, int start, int end) {
    return hours.computeIfAbsent(
        new Hour(leader.id(), start, end), key -> opening(null, leader, start, end));
  }

  private Opening opening(Opening.@Nullable Meeting meeting, Leader leader, int start, int end) {
    return new Opening(
        next++, meeting, leader, timeline.day(start), timeline.clock(start), start, end);
  }
}
