package health.trellis.patient.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.CareTeamRole;
import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.patient.plan.GoalTarget.Comparison;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.PlanContent.Dose;
import health.trellis.patient.plan.PlanContent.Frequency;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.PlanContent.Sessions;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
  private static final UUID PROBLEM = Ids.next();
  private static final UUID GOAL = Ids.next();

  @Test
  void theSameVersionHasNoChanges() {
    PlanContent plan = plan("9", 540, 1, "Walk", List.of("Keeps promises"));
    assertEquals(List.of(), PlanDifference.between(plan, plan));
  }

  @Test
  void everyChangeReadsAsASentence() {
    PlanContent before = plan("9", 540, 1, "Walk", List.of());
    PlanContent after = plan("12", 720, 2, "Exposure", List.of("Keeps promises"));
    assertEquals(
        List.of(
            "Goal \"PHQ-9\": target was phq-9 at most 9, is now phq-9 at most 12.",
            "Intervention \"CBT\": frequency was 1 in 1 weeks of 50 minutes,"
                + " is now 2 in 1 weeks of 50 minutes.",
            "Intervention \"CBT, Exposure\" was added.",
            "Intervention \"CBT, Walk\" was removed.",
            "Prescription \"therapy\": minutes a week was 540, is now 720.",
            "Narrative \"the person\": strengths was empty, is now Keeps promises."),
        PlanDifference.between(before, after).stream().map(PlanDifference.Change::text).toList());
  }

  @Test
  void twoInterventionsOfTheSameNameAreTwo() {
    PlanContent one = plan("9", 540, 1, "Walk", List.of());
    PlanContent twice =
        new PlanContent(
            one.problems(),
            one.goals(),
            List.of(
                one.interventions().get(0), one.interventions().get(1), one.interventions().get(1)),
            one.prescription(),
            one.narrative());
    assertEquals(
        List.of("Intervention \"CBT, Walk\" was added."),
        PlanDifference.between(one, twice).stream().map(PlanDifference.Change::text).toList());
  }

  private static PlanContent plan(
      String target, int minutes, int times, String second, List<String> strengths) {
    return new PlanContent(
        List.of(new Problem(PROBLEM, "Low mood", null, ProblemDomain.MOOD, null)),
        List.of(
            new Goal(
                GOAL,
                PROBLEM,
                "PHQ-9",
                new GoalTarget(
                    Measure.INSTRUMENT,
                    "phq-9",
                    Comparison.AT_MOST,
                    new BigDecimal(target),
                    null,
                    null,
                    null),
                null,
                List.of())),
        List.of(
            new Intervention(
                "CBT",
                null,
                List.of(GOAL),
                SessionType.INDIVIDUAL,
                new Frequency(times, 1, 50),
                null,
                CareTeamRole.PRIMARY_THERAPIST),
            new Intervention("CBT", second, List.of(), null, null, null, null)),
        new Dose(minutes, List.of(new Sessions(SessionType.GROUP, 3, 1)), List.of()),
        new Narrative(null, strengths, List.of(), List.of(), null, null));
  }
}
