package health.trellis.notification.message;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the summary of a day goes out: at six in the evening of the person's own clock. */
final class DigestTime {
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private DigestTime() {}

  /** The next evening from a moment on. */
  static Instant next(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    ZonedDateTime today = local.toLocalDate().atTime(EVENING).atZone(zone);
    return (today.isAfter(local)
            ? today
            : local.toLocalDate().plusDays(1).atTime(EVENING).atZone(zone))
        .toInstant();
  }
}
