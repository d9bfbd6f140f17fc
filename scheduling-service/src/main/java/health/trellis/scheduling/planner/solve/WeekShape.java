package health.trellis.scheduling.planner.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a patient's week looks like as a whole.
 *
 * @param attendee the patient's week
 * @param minutes minutes of therapy
 * @param overlap minutes in which the patient would have to be in two places
 * @param days days that count as treatment days
 * @param overlong minutes beyond the limit of a day
 * @param waiting minutes between sessions of a day
 * @param lean how unevenly the minutes lie over the days: the sum of the squares of each day's
 *     hours
 */
record WeekShape(
    Attendee attendee, int minutes, int overlap, int days, int overlong, int waiting, int lean) {
  private static final int DAYS = 7;

  /** One session on the week. */
  private record Visit(int day, int start, int end) {}

  static WeekShape of(Attendee attendee, List<Placement> placements) {
    List<Visit> visits = new ArrayList<>(placements.size() + attendee.fixed().size());
    attendee.fixed().forEach(f -> visits.add(new Visit(f.day(), f.start(), f.end())));
    for (Placement placement : placements) {
      if (placement.placed()) {
        Opening where = placement.where();
        visits.add(new Visit(where.day(), where.start(), where.end()));
      }
    }
    visits.sort(Comparator.comparingInt(Visit::start));
    return measure(attendee, visits);
  }

  private static WeekShape measure(Attendee attendee, List<Visit> visits) {
    int[] daily = new int[DAYS];
    int overlap = 0;
    int waiting = 0;
    int lastDay = -1;
    int lastEnd = Integer.MIN_VALUE;
    for (Visit visit : visits) {
      daily[Timeline.weekday(visit.day())] += visit.end() - visit.start();
      if (visit.start() < lastEnd) {
        overlap += Math.min(lastEnd, visit.end()) - visit.start();
      } else if (visit.day() == lastDay) {
        waiting += visit.start() - lastEnd;
      }
      lastDay = visit.day();
      lastEnd = Math.max(lastEnd, visit.end());
    }
    return new WeekShape(
        attendee,
        Arrays.stream(daily).sum(),
        overlap,
        (int) Arrays.stream(daily).filter(m -> m > 0 && m >= attendee.dayMinimum()).count(),
        Arrays.stream(daily).map(m -> Math.max(0, m - attendee.dayLimit())).sum(),
        waiting,
        Arrays.stream(daily).map(m -> (m / 30) * (m / 30)).sum() / Weights.LEAN_DIVISOR);
  }

  int belowMinimum() {
    return Math.max(0, attendee.minimum() - minutes);
  }

  int belowPrescription() {
    return Math.max(0, attendee.need().minutes() - minutes);
  }

  int beyondPrescription() {
    return Math.max(0, minutes - attendee.need().minutes());
  }

  int beyondMaximum() {
    return Math.max(0, minutes - attendee.need().maximumMinutes());
  }

  int lackingDays() {
    return Math.max(0, attendee.days() - days);
  }
}
