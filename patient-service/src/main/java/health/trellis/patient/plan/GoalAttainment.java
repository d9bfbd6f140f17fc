package health.trellis.patient.plan;

import static java.util.Objects.requireNonNull;

import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.TreatmentPlanDto.AttainmentLevel;
import health.trellis.patient.plan.TreatmentPlanDto.AttainmentPoint;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Goal attainment scaling: each goal from -2 to 2, 0 as expected, and one T score over all (Kiresuk
 * and Sherman, Community Ment Health J 1968;4:443-453). Goals weigh alike; the correlation between
 * goals is their 0.3. What people rate counts as rated. What is measured is placed in equal steps
 * with the baseline at -2 and the target at 0.
 */
final class GoalAttainment {
  private static final double CORRELATION = 0.3;
  private static final int LOWEST = -2;
  private static final int HIGHEST = 2;
  private static final BigDecimal STEPS_TO_TARGET = BigDecimal.TWO;

  private GoalAttainment() {}

  /** 50 + 10 sum(x) / sqrt((1 - r) n + r n^2), to one decimal. */
  static BigDecimal tScore(Collection<Integer> levels) {
    int n = levels.size();
    int sum = levels.stream().mapToInt(Integer::intValue).sum();
    double spread = Math.sqrt((1 - CORRELATION) * n + CORRELATION * n * n);
    return BigDecimal.valueOf(50 + 10 * sum / spread).setScale(1, RoundingMode.HALF_UP);
  }

  /** Where a measured value stands. Without a baseline it is the target or less than expected. */
  static int level(GoalTarget target, BigDecimal value) {
    BigDecimal baseline = target.baseline();
    if (baseline == null || target.isReachedBy(baseline)) {
      return target.isReachedBy(value) ? 0 : -1;
    }
    BigDecimal way = target.value().subtract(baseline);
    int steps =
        value
            .subtract(baseline)
            .multiply(STEPS_TO_TARGET)
            .divide(way, MathContext.DECIMAL64)
            .setScale(0, RoundingMode.FLOOR)
            .intValue();
    return Math.clamp(steps + (long) LOWEST, LOWEST, HIGHEST);
  }

  /** How the goals stood on each day on which something was recorded, from the first day on. */
  static List<AttainmentPoint> course(
      List<Goal> goals, List<ProgressView> progress, LocalDate from) {
    TreeSet<LocalDate> days = new TreeSet<>(List.of(from));
    progress.forEach(entry -> days.add(entry.on()));
    List<AttainmentPoint> points = new ArrayList<>();
    for (LocalDate day : days) {
      List<AttainmentLevel> levels =
          goals.stream().flatMap(goal -> level(goal, progress, day).stream()).toList();
      boolean news = points.isEmpty() || !points.getLast().goals().equals(levels);
      if (!levels.isEmpty() && news) {
        points.add(
            new AttainmentPoint(
                day, tScore(levels.stream().map(AttainmentLevel::level).toList()), levels));
      }
    }
    return points;
  }

  private static Optional<AttainmentLevel> level(
      Goal goal, List<ProgressView> progress, LocalDate day) {
    UUID id = goal.id();
    GoalTarget target = goal.target();
    if (id == null || target == null) {
      return Optional.empty();
    }
    return progress.stream()
        .filter(entry -> entry.goalId().equals(id) && !entry.on().isAfter(day))
        .filter(entry -> entry.attainment() != null || entry.value() != null)
        .max(Comparator.comparing(ProgressView::on).thenComparing(ProgressView::id))
        .map(entry -> level(id, target, entry))
        .or(
            () ->
                Optional.ofNullable(target.baseline())
                    .map(baseline -> new AttainmentLevel(id, level(target, baseline), false)));
  }

  private static AttainmentLevel level(UUID id, GoalTarget target, ProgressView entry) {
    Integer rated = entry.attainment();
    return rated != null
        ? new AttainmentLevel(id, rated, true)
        : new AttainmentLevel(id, level(target, requireNonNull(entry.value())), false);
  }
}
