package health.trellis.patient.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.patient.plan.GoalTarget.Comparison;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.TreatmentPlanDto.AttainmentPoint;
import health.trellis.patient.plan.TreatmentPlanDto.ProgressView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalAttainmentTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final UUID MOOD = new UUID(0, 1);
  private static final UUID HOURS = new UUID(0, 2);

  @ParameterizedTest
  @CsvSource({
    "18, -2", "20, -2", "14, -2", "13, -1", "12, -1", "9, 0", "8, 0", "5, 0", "4, 1", "0, 2"
  })
  void theBaselineIsMinusTwoTheTargetZeroInEqualSteps(int score, int level) {
    assertEquals(level, GoalAttainment.level(phq9(new BigDecimal(18)), new BigDecimal(score)));
  }

  @Test
  void withoutABaselineAValueIsTheTargetOrLess() {
    assertEquals(-1, GoalAttainment.level(phq9(null), BigDecimal.TEN));
    assertEquals(0, GoalAttainment.level(phq9(null), BigDecimal.ONE));
  }

  /** For one goal the formula is 50 + 10 x; for several it is Kiresuk and Sherman's. */
  @ParameterizedTest
  @CsvSource({"1, 0, 50.0", "1, -2, 30.0", "1, 2, 70.0", "3, 0, 50.0", "3, -1, 36.3", "3, 1, 63.7"})
  void theScoreIsThatOfKiresukAndSherman(int goals, int level, String score) {
    assertEquals(new BigDecimal(score), GoalAttainment.tScore(Collections.nCopies(goals, level)));
  }

  @Test
  void attainmentMovesWithMeasuresAndRatings() {
    List<PlanContent.Goal> goals =
        List.of(goal(MOOD, phq9(new BigDecimal(18))), goal(HOURS, attendance()));
    List<AttainmentPoint> course =
        GoalAttainment.course(
            goals,
            List.of(
                entry(1, MOOD, START.plusDays(7), new BigDecimal(13), null),
                entry(2, MOOD, START.plusDays(8), new BigDecimal(12), null),
                entry(3, HOURS, START.plusDays(8), null, 1),
                entry(4, MOOD, START.plusDays(14), null, null)),
            START);
    assertEquals(
        List.of(START, START.plusDays(7), START.plusDays(8)),
        course.stream().map(AttainmentPoint::on).toList());
    assertEquals(new BigDecimal("30.0"), course.getFirst().tScore());
    assertEquals(new BigDecimal("50.0"), course.getLast().tScore());
    assertEquals(
        List.of(false, true), course.getLast().goals().stream().map(g -> g.rated()).toList());
  }

  private static PlanContent.Goal goal(UUID id, GoalTarget target) {
    return new PlanContent.Goal(id, null, "A goal", target, null, null);
  }

  private static GoalTarget phq9(@Nullable BigDecimal baseline) {
    return new GoalTarget(
        Measure.INSTRUMENT, "phq-9", Comparison.AT_MOST, new BigDecimal(9), null, baseline, null);
  }

  private static GoalTarget attendance() {
    return new GoalTarget(
        Measure.ATTENDANCE, null, Comparison.AT_LEAST, new BigDecimal(540), null, null, null);
  }

  private static ProgressView entry(
      int id, UUID goal, LocalDate on, @Nullable BigDecimal value, @Nullable Integer attainment) {
    return new ProgressView(
        new UUID(1, id),
        goal,
        on,
        value,
        false,
        false,
        null,
        null,
        null,
        null,
        attainment,
        "Jordan");
  }
}
