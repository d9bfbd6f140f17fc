package health.trellis.scheduling.planner;

import health.trellis.scheduling.session.TherapySession;
import health.trellis.scheduling.time.Span;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinician or a room is not there for a while.
 *
 * @param clinicianId who is ill
 * @param roomId which room is lost
 * @param from since when
 * @param to until when
 */
public record Loss(@Nullable UUID clinicianId, @Nullable UUID roomId, Instant from, Instant to) {
  Span span() {
    return new Span(from, to);
  }

  /** Whether a session cannot be held as it stands in the calendar. */
  boolean strikes(TherapySession session) {
    boolean needed =
        session.clinicianId().equals(clinicianId)
            || (roomId != null && roomId.equals(session.roomId()));
    return needed && session.span().overlaps(span());
  }
}
