package health.trellis.patient.longview;

import health.trellis.patient.longview.LongViewDto.FollowUp;
import health.trellis.patient.longview.LongViewDto.Measured;
import health.trellis.patient.longview.LongViewDto.Point;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which score is the follow-up of which month after discharge. Pure functions. */
final class FollowUps {
  private static final List<Integer> MONTHS = List.of(1, 3, 6, 12);

  private FollowUps() {}

  /** Of the scores of one instrument in order of time, at least one. */
  static Measured of(String instrument, List<Point> points, @Nullable LocalDate dischargedOn) {
    return new Measured(
        instrument,
        points.getFirst(),
        dischargedOn == null
            ? null
            : points.reversed().stream()
                .filter(point -> !point.on().isAfter(dischargedOn))
                .findFirst()
                .orElse(null),
        dischargedOn == null ? List.of() : followUps(points, dischargedOn),
        points.getLast());
  }

  private static List<FollowUp> followUps(List<Point> points, LocalDate dischargedOn) {
    return IntStream.range(0, MONTHS.size())
        .mapToObj(i -> followUp(i, points, dischargedOn))
        .toList();
  }

  private static FollowUp followUp(int i, List<Point> points, LocalDate dischargedOn) {
    LocalDate due = dischargedOn.plusMonths(MONTHS.get(i));
    LocalDate before = i == 0 ? dischargedOn : dischargedOn.plusMonths(MONTHS.get(i - 1));
    LocalDate after =
        i + 1 < MONTHS.size()
            ? dischargedOn.plusMonths(MONTHS.get(i + 1))
            : due.plusMonths(MONTHS.get(i) / 2);
    LocalDate from = due.minusDays(ChronoUnit.DAYS.between(before, due) / 2);
    LocalDate until = due.plusDays(ChronoUnit.DAYS.between(due, after) / 2);
    Point nearest =
        points.stream()
            .filter(p -> p.on().isAfter(from) && !p.on().isAfter(until))
            .min(Comparator.comparing(p -> Math.abs(ChronoUnit.DAYS.between(due, p.on()))))
            .orElse(null);
    return new FollowUp(MONTHS.get(i), due, nearest);
  }
}
