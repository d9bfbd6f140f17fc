package health.trellis.scheduling.planner;

import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.json.EventJson;
import health.trellis.scheduling.planner.solve.Opening;
import health.trellis.scheduling.planner.solve.Placement;
import health.trellis.scheduling.planner.solve.Room;
import health.trellis.scheduling.planner.solve.Schedule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where sessions were put so far, in words that outlive the process. */
final class Checkpoint {
  private Checkpoint() {}

  /** One session and its place. */
  record Put(
      UUID patientId,
      int week,
      String type,
      int serial,
      @Nullable UUID meetingId,
      UUID clinicianId,
      int start,
      @Nullable UUID roomId) {
    String key() {
      return patientId + "/" + week + "/" + type + "/" + serial;
    }
  }

  static String write(Schedule schedule) {
    return EventJson.write(
        schedule.placements().stream().filter(Placement::placed).map(Checkpoint::put).toList());
  }

  private static Put put(Placement placement) {
    Opening where = placement.where();
    Opening.Meeting meeting = where.meeting();
    Room room = placement.room();
    return new Put(
        placement.attendee().patientId(),
        placement.attendee().week(),
        placement.type().name(),
        placement.serial(),
        meeting == null ? null : meeting.sessionId(),
        where.leader().id(),
        where.start(),
        room == null ? null : room.id());
  }

  /** Puts sessions where they were; what is no longer possible is left out. */
  static void restore(String json, Schedule schedule) {
    Map<String, Put> known =
        read(json).stream().collect(Collectors.toMap(Put::key, Function.identity()));
    for (Placement placement : schedule.placements()) {
      Put put =
          known.get(
              placement.attendee().patientId()
                  + "/"
                  + placement.attendee().week()
                  + "/"
                  + placement.type()
                  + "/"
                  + placement.serial());
      if (put != null) {
        placement.openings().stream()
            .filter(opening -> isAt(opening, put))
            .findFirst()
            .ifPresent(opening -> placement.put(opening, room(placement, put)));
      }
    }
  }

  private static List<Put> read(String json) {
    try {
      return EventJson.mapper().readValue(json, new TypeReference<List<Put>>() {});
    } catch (IOException impossible) {
      throw new IllegalStateException("a stored checkpoint must be readable", impossible);
    }
  }

  private static boolean isAt(Opening opening, Put put) {
    Opening.Meeting meeting = opening.meeting();
    UUID sessionId = meeting == null ? null : meeting.sessionId();
    return opening.start() == put.start()
        && opening.leader().id().equals(put.clinicianId())
        && Objects.equals(sessionId, put.meetingId());
  }

  private static @Nullable Room room(Placement placement, Put put) {
    return placement.rooms().stream()
        .filter(room -> room.id().equals(put.roomId()))
        .findFirst()
        .orElse(null);
  }
}
