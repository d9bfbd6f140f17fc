package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.solve.Leader;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.session.TherapySession;
import java.util.ArrayList;
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
    this.rooms = rooms;
  }

  void find(TherapySession meeting, Loss loss) {
    int start = timeline.minute(meeting.span().start());
    int end = timeline.minute(meeting.span().end());
    boolean leaderLost = meeting.clinicianId().equals(loss.clinicianId());
    Optional<Leader> leader =
        leaderLost ? leader(meeting.modality(), start, end) : Optional.empty();
    Optional<Room> room =
        leaderLost
            ? Optional.empty()
            : rooms.stream()
                .filter(r -> !r.busy().touches(start, end))
                .reduce((a, larger) -> larger);
    if (leaderLost ? leader.isEmpty() : room.isEmpty()) {
      off.add(meeting.id());
      changes.add(change(Change.Kind.CANCEL_MEETING, meeting, null));
      return;
    }
    leader.ifPresent(l -> leaders.set(l.number(), l.alsoBusy(start, end)));
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

  private Optional<Leader> leader(String modality, int start, int end) {
    return leaders.stream()
        .filter(l -> l.modalities().contains(modality))
        .filter(l -> l.hours().contains(start, end))
        .filter(l -> !l.busy().touches(start - l.buffer(), end + l.buffer()))
        .findFirst();
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

  /** What changes for meetings as a whole. */
  List<Change> changes() {
    return List.copyOf(changes);
  }
}
