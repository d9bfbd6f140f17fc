package health.trellis.kit.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A place where it is midday. Tests around the present instant put their site there, so that an
 * hour before and an hour after are the same working day whenever the build runs.
 */
public final class Midday {
  private static final int NOON = 12;

  private Midday() {}

  /** A zone in which it is between 12:00 and 13:00 now; it knows no daylight saving time. */
  public static ZoneId zone() {
    int ahead = NOON - Instant.now().atOffset(ZoneOffset.UTC).getHour();
    // The names of these zones count west of Greenwich, as POSIX does.
    return ZoneId.of(ahead == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(-ahead));
  }
}
