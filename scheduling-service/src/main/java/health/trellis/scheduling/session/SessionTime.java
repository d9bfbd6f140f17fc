package health.trellis.scheduling.session;

import health.trellis.kit.http.Refusal;
import health.trellis.scheduling.time.WallClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads when a session is to start: an instant, or what the clock at the site shows. */
final class SessionTime {
  private SessionTime() {}

  /** The start, of the one of both that a request gives. */
  static Instant of(@Nullable Instant startsAt, @Nullable LocalDateTime localStart, ZoneId zone) {
    if (startsAt != null && localStart == null) {
      return startsAt.truncatedTo(ChronoUnit.SECONDS);
    }
    if (startsAt == null && localStart != null) {
      return WallClock.exact(localStart.truncatedTo(ChronoUnit.SECONDS), zone)
          .orElseThrow(
              () ->
                  Refusal.invalid(
                      "/localStart",
                      "nonexistent-time",
                      "The clocks skip this time on that day: name another."));
    }
    throw Refusal.invalid("/startsAt", "one-of", "Give either startsAt or localStart.");
  }
}
