package health.trellis.scheduling.planner.solve;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.solve.Placement.Today;
import health.trellis.scheduling.planner.solve.WeekInput.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the problem: what of each patient's week is to be placed, and where it may go. */
public final class ScheduleBuilder {
  private static final List<SessionType> SINGLE =
      List.of(SessionType.INDIVIDUAL, SessionType.FAMILY, SessionType.MEDICATION);

  private final ProgramRules rules;
  private final int weekdays;
  private final Timeline timeline;
  private final Openings openings;
  private final List<Room> rooms;
  private final List<Attendee> attendees = new ArrayList<>();
  private final List<Placement> placements = new ArrayList<>();

  /**
   * Nothing to place yet.
   *
   * @param weekdays how many days a week the program treats
   * @param rooms rooms for sessions other than groups; empty where they need none
   */
  public ScheduleBuilder(
      ProgramRules rules, int weekdays, Timeline timeline, Openings openings, List<Room> rooms) {
    this.rules = rules;
    this.weekdays = weekdays;
    this.timeline = timeline;
    this.openings = openings;
    this.rooms = rooms;
  }

  /** Adds a patient's week. */
  public ScheduleBuilder add(WeekInput input) {
    Attendee attendee = attendee(input);
    List<Placement> own = new ArrayList<>();
    groups(attendee, input, own);
    SINGLE.forEach(type -> singles(attendee, type, input, own));
    int reachable = FirstFit.reachable(attendee, own);
    Attendee bound = attendee.withMinimum(Math.min(attendee.minimum(), reachable));
    attendees.add(bound);
    own.forEach(placement -> placements.add(placement.numbered(placements.size(), bound)));
    return this;
  }

  /** The problem as it stands in today's calendar. */
  public Schedule build() {
    placements.forEach(Placement::asToday);
    return new Schedule(attendees, placements);
  }

  private Attendee attendee(WeekInput input) {
    List<Attendee.Fixed> fixed =
        input.held().stream()
            .filter(held -> !held.movable())
            .map(h -> new Attendee.Fixed(h.type(), timeline.day(h.start()), h.start(), h.end()))
            .toList();
    Times taken = Times.of(fixed.stream().map(f -> new Times.Stretch(f.start(), f.end())).toList());
    int minutes = input.need().minutes();
    return new Attendee(
        attendees.size(),
        input.patientId(),
        input.week(),
        input.need(),
        Math.min(rules.minimumMinutes(), minutes),
        rules.daysFor(minutes),
        rules.dayMinimum(),
        rules.dayLimitFor(minutes, weekdays),
        fixed,
        input.can(),
        input.limited(),
        input.cannot().and(taken),
        input.barred(),
        input.wishes());
  }

  /** Those that are due, and further ones where the minutes ask for more. */
  private void groups(Attendee attendee, WeekInput input, List<Placement> own) {
    List<Opening> meetings = openings.meetingsFor(attendee);
    List<Held> held = movable(input, SessionType.GROUP);
    int due = due(attendee, SessionType.GROUP);
    int further = Math.max(0, Math.min(meetings.size(), fillers(attendee, meetings, due)));
    int count = Math.max(due + further, held.size());
    for (int i = 0; i < count; i++) {
      Today today =
          i < held.size()
              ? today(held.get(i), openings.meeting(held.get(i).sessionId()), List.of())
              : null;
      own.add(
          new Placement(
              0, attendee, SessionType.GROUP, i, i < due, with(meetings, today), List.of(), today));
    }
  }

  /** How many further groups it takes to reach the minutes. */
  private static int fillers(Attendee attendee, List<Opening> meetings, int due) {
    int shortest = meetings.stream().mapToInt(Opening::minutes).min().orElse(60);
    int minutes = attendee.fixed().stream().mapToInt(f -> f.end() - f.start()).sum();
    for (SessionType type : SINGLE) {
      minutes += due(attendee, type) * attendee.need().lengths().of(type);
    }
    return Math.ceilDiv(attendee.need().minutes() - minutes - due * shortest, shortest);
  }

  private void singles(Attendee attendee, SessionType type, WeekInput input, List<Placement> own) {
    List<Held> held = movable(input, type);
    int due = due(attendee, type);
    List<Opening> free = due == 0 ? List.of() : openings.hoursFor(attendee, type);
    List<Room> possible = input.byVideo() ? List.of() : rooms;
    for (int i = 0; i < Math.max(due, held.size()); i++) {
      Today today = i < held.size() ? today(held.get(i), hour(held.get(i)), possible) : null;
      List<Opening> where = i < due ? free : List.of();
      own.add(new Placement(0, attendee, type, i, i < due, with(where, today), possible, today));
    }
  }

  private static int due(Attendee attendee, SessionType type) {
    int has = (int) attendee.fixed().stream().filter(f -> f.type() == type).count();
    return Math.max(0, attendee.need().due(type) - has);
  }

  private Opening hour(Held held) {
    if (held.leader() == null) {
      throw new IllegalArgumentException("what may be moved is led by somebody of the program");
    }
    return openings.today(held.leader(), held.start(), held.end());
  }

  /** A group's room, or one that a session by video still has, is not for the planner to give. */
  private static Today today(Held held, Opening where, List<Room> possible) {
    Room room = held.room();
    if (room != null && !possible.contains(room)) {
      room = null;
    }
    return new Today(held.bookingId(), held.sessionId(), where, room, held.stands());
  }

  private static List<Held> movable(WeekInput input, SessionType type) {
    return input.held().stream()
        .filter(held -> held.movable() && held.type() == type)
        .sorted(Comparator.comparingInt(Held::start))
        .toList();
  }

  /** Today's time stays possible as long as the patient can come then. */
  private static List<Opening> with(List<Opening> openings, @Nullable Today today) {
    if (today == null) {
      return openings;
    }
    Set<Opening> known = new HashSet<>(openings);
    return known.contains(today.opening()) || !today.stands()
        ? openings
        : Stream.concat(openings.stream(), Stream.of(today.opening())).toList();
  }
}
