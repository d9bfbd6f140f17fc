package health.trellis.scheduling.planner.solve;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import health.trellis.event.SessionType;
import health.trellis.scheduling.session.Lesson;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One session of one patient that is to be placed. */
@PlanningEntity
public final class Placement {
  @PlanningId private int number;
  private Attendee attendee;
  private SessionType type;
  private int serial;
  private boolean due;
  private @Nullable Today today;

  @ValueRangeProvider(id = "openings")
  private List<Opening> openings;

  @ValueRangeProvider(id = "rooms")
  private List<Room> rooms;

  @PlanningVariable(valueRangeProviderRefs = "openings", allowsUnassigned = true)
  private @Nullable Opening opening;

  @PlanningVariable(valueRangeProviderRefs = "rooms", allowsUnassigned = true)
  private @Nullable Room room;

  /**
   * What stands in the calendar today for this session.
   *
   * @param bookingId the patient's place
   * @param sessionId the session
   * @param opening where it is
   * @param room in which room
   * @param stands whether patient, clinician and room can still have it there
   */
  public record Today(
      UUID bookingId, UUID sessionId, Opening opening, @Nullable Room room, boolean stands) {}

  /** For Timefold, which fills the fields when it copies. */
  @SuppressWarnings("NullAway.Init")
  Placement() {}

  /**
   * A session to place.
   *
   * @param number from 0 on
   * @param attendee whose, and in which week
   * @param type its kind
   * @param serial from 0 on among sessions of this kind in the week
   * @param due whether the prescription counts it; others only fill up minutes
   * @param openings where it may go
   * @param rooms rooms that it may have; empty where it needs none
   * @param today what stands in the calendar
   */
  public Placement(
      int number,
      Attendee attendee,
      SessionType type,
      int serial,
      boolean due,
      List<Opening> openings,
      List<Room> rooms,
      @Nullable Today today) {
    this.number = number;
    this.attendee = attendee;
    this.type = type;
    this.serial = serial;
    this.due = due;
    this.openings = openings.stream().sorted(Comparator.comparingInt(this::costAt)).toList();
    this.rooms = rooms;
    this.today = today;
  }

  /** Puts it somewhere, or nowhere. */
  public void put(@Nullable Opening where, @Nullable Room in) {
    opening = where;
    room = where == null ? null : in;
  }

  /** The same with its number and its attendee. */
  Placement numbered(int wanted, Attendee whose) {
    return new Placement(wanted, whose, type, serial, due, openings, rooms, today);
  }

  /** Puts it where it is in today's calendar, if it can stay there. */
  void asToday() {
    put(null, null);
    if (today != null && today.stands()) {
      put(today.opening(), today.room());
    }
  }

  /** Whether it has an opening. */
  public boolean placed() {
    return opening != null;
  }

  /** Where it is; only when placed. */
  public Opening where() {
    return Objects.requireNonNull(opening);
  }

  /** Whether it is a session of the patient alone and has an opening. */
  public boolean leads() {
    return opening != null && type != SessionType.GROUP;
  }

  /** Whether it lacks the room that it needs. */
  public boolean lacksRoom() {
    return leads() && room == null && !rooms.isEmpty();
  }

  /** Whether its room is taken by something that stays. */
  public boolean inTakenRoom() {
    return leads() && room != null && room.busy().touches(where().start(), where().end());
  }

  /** Whether the patient would be one more on the caseload of a clinician who limits it. */
  public boolean takesOn() {
    return type == SessionType.INDIVIDUAL && leads() && where().leader().takesOn(attendee);
  }

  /** One number for its clinician and day. */
  int leaderDay() {
    return where().leader().number() << 8 | where().day();
  }

  /** One number for its room and day. */
  int roomDay() {
    return Objects.requireNonNull(room).number() << 8 | where().day();
  }

  /**
   * Whether this, the first of two, is at the same time as the other, with the pause that the
   * clinician needs between them. Either may just have lost its opening: the solver tells a change
   * of two sessions one after the other.
   */
  boolean crowds(Placement other) {
    return overlaps(other, opening == null ? 0 : opening.leader().buffer());
  }

  /** Whether this, the first of two, is at the same time as the other. */
  boolean overlaps(Placement other) {
    return overlaps(other, 0);
  }

  private boolean overlaps(Placement other, int pause) {
    return number < other.number
        && opening != null
        && other.opening != null
        && opening.start() < other.opening.end() + pause
        && other.opening.start() < opening.end() + pause;
  }

  /** Whether it is elsewhere than in today's calendar, or gone from it. */
  public boolean changes() {
    return today != null
        && !(today.opening().equals(opening) && Objects.equals(today.room(), room));
  }

  /** How far its clinician is from whom the patient is used to: 0, 1 or 2. */
  int distance() {
    return distance(where());
  }

  private int distance(Opening at) {
    return attendee.wishes().distance(type, at.leader().id());
  }

  /** 0 when its modality is what the patient prefers most. */
  int modalityRank() {
    return modalityRank(where());
  }

  private int modalityRank(Opening at) {
    Opening.Meeting meeting = at.meeting();
    if (meeting != null) {
      return attendee.need().rank(meeting.modality());
    }
    return at.leader().modalities().stream().mapToInt(attendee.need()::rank).min().orElse(0);
  }

  /** Whether it is with a group that the patient does not know. */
  boolean joinsUnknownGroup() {
    return joinsUnknownGroup(where());
  }

  private boolean joinsUnknownGroup(Opening at) {
    Opening.Meeting meeting = at.meeting();
    return meeting != null
        && !attendee.wishes().groups().isEmpty()
        && !attendee.wishes().groups().contains(meeting.groupId());
  }

  /** Whether its meeting has a topic that the patient has met before. */
  boolean repeatsTopic() {
    return repeatsTopic(where());
  }

  private boolean repeatsTopic(Opening at) {
    Lesson lesson = lesson(at);
    return lesson != null && attendee.wishes().met().contains(lesson);
  }

  /** What its meeting has of a curriculum; absent for other sessions. */
  @Nullable Lesson lesson() {
    return lesson(where());
  }

  private static @Nullable Lesson lesson(Opening at) {
    return at.meeting() == null ? null : at.meeting().lesson();
  }

  /** 0 on the usual weekday and hour, 1 at another hour of that day, 2 on another day. */
  int unsteadiness() {
    return unsteadiness(where());
  }

  private int unsteadiness(Opening at) {
    Wishes.Habit habit = attendee.wishes().habits().get(type);
    if (habit == null || Timeline.weekday(at.day()) != habit.weekday()) {
      return habit == null ? 0 : 2;
    }
    return habit.clock() == at.clock() ? 0 : 1;
  }

  /** Whether it is outside the hours that the patient likes best. */
  boolean outsidePreferred() {
    return outsidePreferred(where());
  }

  private boolean outsidePreferred(Opening at) {
    Times preferred = attendee.wishes().preferred();
    return preferred != Times.NONE && !preferred.contains(at.start(), at.end());
  }

  /** About what an opening would cost by itself, for trying the likely ones first. */
  int costAt(Opening at) {
    int cost = today != null && !today.opening().equals(at) ? Weights.MOVED : 0;
    cost += type == SessionType.GROUP ? 0 : distance(at) * Weights.OTHER_CLINICIAN;
    cost += joinsUnknownGroup(at) ? Weights.UNKNOWN_GROUP : 0;
    cost += modalityRank(at) > 0 ? Weights.LESS_PREFERRED_MODALITY : 0;
    cost += repeatsTopic(at) ? Weights.TOPIC_AGAIN : 0;
    cost += outsidePreferred(at) ? Weights.OUTSIDE_PREFERRED_HOURS : 0;
    return cost + unsteadiness(at) * Weights.OFF_HABIT;
  }

  /** Whether nothing would be better for it alone. */
  boolean isContent() {
    return opening != null && !openings.isEmpty() && costAt(opening) <= costAt(openings.getFirst());
  }

  /** Whether an opening that another session had would be one for this. */
  boolean mayHave(Opening at) {
    return type != SessionType.GROUP
        && at.meeting() == null
        && due
        && at.minutes() == attendee.need().lengths().of(type)
        && Timeline.weekOf(at.day()) == attendee.week()
        && at.leader().mayLead(type)
        && attendee.accepts(at.leader())
        && attendee.canCome(at.start(), at.end());
  }

  /** How much it differs from the same session a week later, in the same terms. */
  int differsFrom(Placement next) {
    if (opening == null || next.opening == null) {
      return 0;
    }
    if (Timeline.weekday(where().day()) != Timeline.weekday(next.where().day())) {
      return 2;
    }
    boolean same =
        where().clock() == next.where().clock() && where().leader().equals(next.where().leader());
    return same ? 0 : 1;
  }

  /** Its number. */
  public int number() {
    return number;
  }

  /** Whose it is. */
  public Attendee attendee() {
    return attendee;
  }

  /** Its kind. */
  public SessionType type() {
    return type;
  }

  /** Its number among those of its kind. */
  public int serial() {
    return serial;
  }

  /** Whether the prescription counts it. */
  public boolean due() {
    return due;
  }

  /** What stands in the calendar. */
  public @Nullable Today today() {
    return today;
  }

  /** Where it may go. */
  public List<Opening> openings() {
    return openings;
  }

  /** Rooms that it may have. */
  public List<Room> rooms() {
    return rooms;
  }

  /** Where it is. */
  public @Nullable Opening opening() {
    return opening;
  }

  /** In which room. */
  public @Nullable Room room() {
    return room;
  }
}
