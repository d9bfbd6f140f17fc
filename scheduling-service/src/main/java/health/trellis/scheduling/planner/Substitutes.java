package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.session.TherapySession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds who else can lead a group's meeting, or where else it can be, at the same time: then no
 * patient has to change anything. A meeting for which nobody and nothing is free is off.
 */
final class Substitutes {
  private final Timeline timeline;
  private final List<Leader> leaders;
  private final List<Room> rooms;
  private final List<Change> changes = new ArrayList<>();
  private final Set<UUID> off = new HashSet<>();

  Substitutes(Timeline timeline, List<Leader> leaders, List<Room> rooms) {
    this.timeline = timeline;
    this.leaders = new ArrayList<>(leaders);
    this.rooms = new ArrayList<>(rooms);
  }

  void find(TherapySession meeting, Loss loss) {
    int start = timeline.minute(meeting.span().start());
    int end = timeline.minute(meeting.span().end());
    boolean leaderLost = meeting.clinicianId().equals(loss.clinicianId());
    Optional<Leader> leader = leaderLost ? leader(meeting, start, end) : Optional.empty();
    Optional<Room> room = leaderLost ? Optional.empty() : room(meeting, start, end);
    if (leaderLost ? leader.isEmpty() : room.isEmpty()) {
      off.add(meeting.id());
      changes.add(change(Change.Kind.CANCEL_MEETING, meeting, null));
      return;
    }
    occupy(meeting, leader, room, start, end);
    changes.add(
        change(
            Change.Kind.SUBSTITUTE,
            meeting,
            new Change.Slot(
                meeting.span().start(),
                meeting.span().end(),
                leader.map(Leader::id).orElse(meeting.clinicianId()),
                room.map(Room::id).orElse(meeting.roomId()))));
  }

  /** Who leads it already with the one who is lost comes first. */
  private Optional<Leader> leader(TherapySession meeting, int start, int end) {
    return leaders.stream()
        .filter(l -> l.modalities().contains(meeting.modality()))
        .filter(l -> l.hours().contains(start, end))
        .filter(l -> !l.busy().touches(start - l.buffer(), end + l.buffer()))
        .min(Comparator.comparing((Leader l) -> !meeting.coLeaderIds().contains(l.id())));
  }

  /** The smallest that holds all who come. */
  private Optional<Room> room(TherapySession meeting, int start, int end) {
    return rooms.stream()
        .filter(r -> r.seats() >= meeting.placesTaken())
        .filter(r -> !r.busy().touches(start, end))
        .findFirst();
  }

  /** Whoever leads it and wherever it is has that time no more for anything else. */
  private void occupy(
      TherapySession meeting, Optional<Leader> other, Optional<Room> room, int start, int end) {
    Set<UUID> staff = new HashSet<>(meeting.coLeaderIds());
    staff.add(other.map(Leader::id).orElse(meeting.clinicianId()));
    leaders.replaceAll(l -> staff.contains(l.id()) ? l.alsoBusy(start, end) : l);
    UUID place = room.map(Room::id).orElse(meeting.roomId());
    rooms.replaceAll(r -> r.id().equals(place) ? r.alsoBusy(start, end) : r);
  }

  private static Change change(Change.Kind kind, TherapySession meeting, Change.@Nullable Slot to) {
    Change.Slot from =
        new Change.Slot(
            meeting.span().start(), meeting.span().end(), meeting.clinicianId(), meeting.roomId());
    return new Change(kind, null, meeting.type(), meeting.modality(), null, meeting.id(), from, to);
  }

  /** Whether a meeting cannot take place. */
  boolean isOff(UUID sessionId) {
    return off.contains(sessionId);
  }

  /** Whether patients in a session that is struck must go elsewhere. */
  boolean mustMove(TherapySession session) {
    return session.type() != SessionType.GROUP || isOff(session.id());
  }

  /** The clinicians, with what they take over. */
  List<Leader> leaders() {
    return List.copyOf(leaders);
  }

  /** The rooms, with what they take in. */
  List<Room> rooms() {
    return List.copyOf(rooms);
  }

  /** What changes for meetings as a whole. */
  List<Change> changes() {
    return List.copyOf(changes);
  }
}
