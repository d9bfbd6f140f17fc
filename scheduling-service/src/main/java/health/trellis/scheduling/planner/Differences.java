package health.trellis.scheduling.planner;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.Change.Kind;
import health.trellis.scheduling.planner.Change.Slot;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Placement.Today;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Timeline;
import health.trellis.scheduling.time.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a schedule changes in today's calendar. */
final class Differences {
  private static final String MEDICATION_MANAGEMENT = "MEDICATION_MANAGEMENT";

  private final Timeline timeline;

  Differences(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The changes of one patient, in the order in which they can be made. */
  List<Change> of(List<Placement> placements) {
    List<Change> changes = new ArrayList<>();
    groups(placements, changes);
    placements.stream()
        .filter(placement -> placement.type() != SessionType.GROUP)
        .forEach(placement -> single(placement, changes));
    changes.sort(Comparator.comparing(Change::kind));
    return changes;
  }

  /** Places in groups are alike: who leaves one and joins the same has not moved. */
  private void groups(List<Placement> placements, List<Change> changes) {
    Map<UUID, Placement> planned = new HashMap<>();
    for (Placement placement : placements) {
      if (placement.type() == SessionType.GROUP && placement.placed()) {
        planned.put(meeting(placement.where()).sessionId(), placement);
      }
    }
    for (Placement placement : placements) {
      Today today = placement.today();
      boolean stays =
          today == null
              || placement.type() != SessionType.GROUP
              || planned.remove(today.sessionId()) != null;
      if (!stays) {
        changes.add(change(Kind.LEAVE, placement, today, null));
      }
    }
    planned
        .values()
        .forEach(placement -> changes.add(change(Kind.JOIN, placement, null, placement.where())));
  }

  private void single(Placement placement, List<Change> changes) {
    Today today = placement.today();
    if (today == null && placement.placed()) {
      changes.add(change(Kind.OPEN, placement, null, placement.where()));
    } else if (today != null && !placement.placed()) {
      changes.add(change(Kind.CANCEL, placement, today, null));
    } else if (today != null && placement.changes()) {
      changes.add(change(Kind.MOVE, placement, today, placement.where()));
    }
  }

  private Change change(
      Kind kind, Placement placement, @Nullable Today today, @Nullable Opening to) {
    UUID session = today != null ? today.sessionId() : kind == Kind.JOIN ? joined(to) : null;
    return new Change(
        kind,
        placement.attendee().patientId(),
        placement.type(),
        modality(placement, to == null ? Objects.requireNonNull(today).opening() : to),
        today == null ? null : today.bookingId(),
        session,
        today == null ? null : slot(today.opening(), today.room()),
        to == null ? null : slot(to, placement.room()));
  }

  private static UUID joined(@Nullable Opening opening) {
    return meeting(Objects.requireNonNull(opening)).sessionId();
  }

  private static Opening.Meeting meeting(Opening opening) {
    return Objects.requireNonNull(opening.meeting());
  }

  /** What the patient prefers among what the clinician can do. */
  private static String modality(Placement placement, Opening opening) {
    Opening.Meeting meeting = opening.meeting();
    if (meeting != null) {
      return meeting.modality();
    }
    return placement.type() == SessionType.MEDICATION
        ? MEDICATION_MANAGEMENT
        : opening.leader().modalities().stream()
            .min(
                Comparator.comparingInt((String m) -> placement.attendee().need().rank(m))
                    .thenComparing(Comparator.naturalOrder()))
            .orElse("INDIVIDUAL");
  }

  private Slot slot(Opening opening, @Nullable Room room) {
    Span span = timeline.span(opening.start(), opening.end());
    return new Slot(
        span.start(), span.end(), opening.leader().id(), room == null ? null : room.id());
  }
}
