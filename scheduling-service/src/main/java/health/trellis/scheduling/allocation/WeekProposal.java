package health.trellis.scheduling.allocation;

import health.trellis.event.SessionType;
import health.trellis.scheduling.time.Span;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a patient's week.
 *
 * @param drop places to take back
 * @param join meetings to give a place in
 * @param open sessions to make
 * @param missing sessions that found no time, by kind
 * @param minutes minutes of the week when it is done
 */
record WeekProposal(
    List<UUID> drop,
    List<WeekProblem.Meeting> join,
    List<Opening> open,
    Map<SessionType, Integer> missing,
    int minutes) {

  /** A session to make. */
  record Opening(
      SessionType type, String modality, UUID clinicianId, @Nullable UUID roomId, Span span) {}
}
