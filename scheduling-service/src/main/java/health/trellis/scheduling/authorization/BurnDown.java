package health.trellis.scheduling.authorization;

import health.trellis.event.AuthorizationUnit;
import health.trellis.scheduling.payer.DayTiers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far an authorization is used. Amounts are exact: minutes for hours, hundredths for days, else
 * whole units. A missed session uses nothing; a day uses a unit from the program's minimum of
 * minutes on, or the part of one that the payer's rule says.
 *
 * @param unit what is counted
 * @param approved amount approved
 * @param attended amount of recorded attendance
 * @param booked amount that the calendar adds to it
 * @param runsOutOn the day on which the last of it is used; absent when it outlasts its period
 */
record BurnDown(
    AuthorizationUnit unit,
    long approved,
    long attended,
    long booked,
    @Nullable LocalDate runsOutOn) {
  private static final int MINUTES_PER_HOUR = 60;

  /** Below a week of visits a pace says nothing. */
  private static final int DAYS_OF_A_PACE = 7;

  static BurnDown of(
      AuthorizationUnit unit,
      int unitsApproved,
      LocalDate validTo,
      @Nullable DayTiers tiers,
      Collection<Visit> visits) {
    long approved = Math.multiplyExact((long) unitsApproved, perUnit(unit));
    TreeMap<LocalDate, Long> all = byDay(unit, tiers, visits, visit -> true);
    long attended = sum(byDay(unit, tiers, visits, Visit::attended));
    LocalDate end = runOut(all, approved);
    return new BurnDown(
        unit,
        approved,
        attended,
        sum(all) - attended,
        end == null || end.isAfter(validTo) ? null : end);
  }

  /** Amount attended and booked. */
  long used() {
    return attended + booked;
  }

  /** Attended and booked in whole percent of what is approved, rounded down. */
  int usedPercent() {
    return Math.toIntExact(used() * 100 / approved);
  }

  /** Whether more is attended and booked than approved. */
  boolean exceeded() {
    return used() > approved;
  }

  /** An amount in units: hours may have a fraction. */
  double units(long amount) {
    return (double) amount / perUnit(unit);
  }

  private static int perUnit(AuthorizationUnit unit) {
    return switch (unit) {
      case HOUR -> MINUTES_PER_HOUR;
      case DAY -> DayTiers.WHOLE;
      case SESSION -> 1;
    };
  }

  private static TreeMap<LocalDate, Long> byDay(
      AuthorizationUnit unit,
      @Nullable DayTiers tiers,
      Collection<Visit> visits,
      Predicate<Visit> which) {
    Map<LocalDate, List<Visit>> days =
        visits.stream()
            .filter(which)
            .filter(visit -> visit.minutes() > 0)
            .collect(Collectors.groupingBy(Visit::day));
    TreeMap<LocalDate, Long> amounts = new TreeMap<>();
    days.forEach((day, there) -> amounts.put(day, amount(unit, tiers, there)));
    return amounts;
  }

  private static long amount(
      AuthorizationUnit unit, @Nullable DayTiers tiers, Collection<Visit> day) {
    long minutes = day.stream().mapToLong(Visit::minutes).sum();
    return switch (unit) {
      case HOUR -> minutes;
      case SESSION -> day.size();
      case DAY -> (tiers == null ? ofProgram(day) : tiers).percent(minutes, day.size());
    };
  }

  private static DayTiers ofProgram(Collection<Visit> day) {
    return DayTiers.whole(day.stream().mapToInt(Visit::minutesOfTreatmentDay).min().orElse(0));
  }

  private static long sum(Map<LocalDate, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }

  /** By the calendar while it reaches; beyond it at the pace that it has had so far. */
  private static @Nullable LocalDate runOut(TreeMap<LocalDate, Long> days, long approved) {
    long used = 0;
    for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
      used += day.getValue();
      if (used >= approved) {
        return day.getKey();
      }
    }
    return used == 0 ? null : atPace(days, used, approved - used);
  }

  private static @Nullable LocalDate atPace(
      TreeMap<LocalDate, Long> days, long used, long remaining) {
    long length = ChronoUnit.DAYS.between(days.firstKey(), days.lastKey()) + 1;
    return length < DAYS_OF_A_PACE
        ? null
        : days.lastKey().plusDays(Math.ceilDiv(remaining * length, used));
  }
}
