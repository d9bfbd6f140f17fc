package health.trellis.scheduling.payer;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which part of a payer's day a day of treatment is: by its minutes (a half day and a whole one, or
 * a whole one only), or by its services, as Medicare pays intensive outpatient programs: one amount
 * for a day of three services, another for one of four or more (42 CFR 410.44; CY 2024 OPPS final
 * rule, 88 FR 81540).
 *
 * @param basis what is counted
 * @param percentFrom percent of a day by the amount from which it counts
 */
public record DayTiers(Basis basis, NavigableMap<Integer, Integer> percentFrom) {
  /** What makes the part of a day. */
  public enum Basis {
    /** Minutes of treatment. */
    MINUTES,
    /** Sessions that were used. */
    SERVICES
  }

  /** Percent of a whole day. */
  public static final int WHOLE = 100;

  /** A day counts as a whole from so many minutes on, and not at all below. */
  public static DayTiers whole(int fromMinutes) {
    return new DayTiers(Basis.MINUTES, new TreeMap<>(Map.of(fromMinutes, WHOLE)));
  }

  /** Percent of a day that so many minutes in so many services are. */
  public int percent(long minutes, int services) {
    long amount = basis == Basis.MINUTES ? minutes : services;
    Map.Entry<Integer, Integer> reached =
        percentFrom.floorEntry(Math.toIntExact(Math.min(amount, Integer.MAX_VALUE)));
    return reached == null ? 0 : reached.getValue();
  }
}
