package health.trellis.scheduling.payer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which part of a payer's day a day of treatment is: a half day and a whole one, or a whole one
 * only.
 *
 * @param percentByMinutes percent of a day by the minutes from which it counts
 */
public record DayTiers(NavigableMap<Integer, Integer> percentByMinutes) {
  /** Percent of a whole day. */
  public static final int WHOLE = 100;

  /** A day counts as a whole from so many minutes on, and not at all below. */
  public static DayTiers whole(int fromMinutes) {
    return new DayTiers(new TreeMap<>(Map.of(fromMinutes, WHOLE)));
  }

  /** Percent of a day that so many minutes are. */
  public int percent(long minutes) {
    Map.Entry<Integer, Integer> reached =
        percentByMinutes.floorEntry(Math.toIntExact(Math.min(minutes, Integer.MAX_VALUE)));
    return reached == null ? 0 : reached.getValue();
  }
}
