package health.trellis.scheduling.telehealth;

import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * When the link to a video session is open.
 *
 * @param before how long before the start it opens
 * @param after how long after the end it closes
 */
record JoinWindow(Duration before, Duration after) {
  Instant opensAt(Span session) {
    return session.start().minus(before);
  }

  Instant closesAt(Span session) {
    return session.end().plus(after);
  }

  boolean isOpen(Span session, Instant now) {
    return !now.isBefore(opensAt(session)) && now.isBefore(closesAt(session));
  }
}
