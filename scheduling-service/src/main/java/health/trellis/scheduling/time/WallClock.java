package health.trellis.scheduling.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** From a time that a clock on the wall shows to the instant. */
public final class WallClock {
  private WallClock() {}

  /**
   * When one meeting of a weekly series takes place. Where the clocks skip the hour, it starts as
   * much later as they skip (02:30 becomes 03:30): the meeting is held, not dropped. Where an hour
   * comes twice, it starts at the first of the two.
   */
  public static Instant occurrence(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }

  /**
   * The instant of a time that somebody wrote down, or nothing where the clocks skip it: who asks
   * for one session at 02:30 must say what is meant. Of an hour that comes twice it is the first.
   */
  public static Optional<Instant> exact(LocalDateTime local, ZoneId zone) {
    return zone.getRules().getValidOffsets(local).isEmpty()
        ? Optional.empty()
        : Optional.of(occurrence(local, zone));
  }
}
