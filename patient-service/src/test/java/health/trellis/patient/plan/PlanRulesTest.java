package health.trellis.patient.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.plan.GoalTarget.Comparison;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.PlanContent.Dose;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.PlanContent.Sessions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {
  private static final Dose DOSE =
      new Dose(540, List.of(new Sessions(SessionType.GROUP, 3, 1)), List.of("CBT"));
  private static final UUID PROBLEM = Ids.next();

  @Test
  void aKindOfSessionStandsOnce() {
    Sessions group = new Sessions(SessionType.GROUP, 3, 1);
    assertEquals(
        List.of("/prescription/sessions/1/type"),
        pointers(content(List.of(), new Dose(540, List.of(group, group), List.of()))));
  }

  @Test
  void aModalityStandsOnce() {
    assertEquals(
        List.of("/prescription/modalities"),
        pointers(content(List.of(), new Dose(540, DOSE.sessions(), List.of("CBT", "CBT")))));
  }

  @Test
  void aGoalIsForAProblemOfThePlan() {
    Goal goal = new Goal(null, Ids.next(), "Sleep", null);
    assertEquals(List.of("/goals/0/problemId"), pointers(content(List.of(goal), DOSE)));
  }

  @ParameterizedTest
  @CsvSource({
    "INSTRUMENT, phq-9, true",
    "INSTRUMENT, , false",
    "ATTENDANCE, , true",
    "ATTENDANCE, phq-9, false"
  })
  void anInstrumentGoesWithTheMeasureInstrument(Measure measure, String instrument, boolean right) {
    GoalTarget target =
        new GoalTarget(measure, instrument, Comparison.AT_MOST, BigDecimal.TEN, null);
    Goal goal = new Goal(null, PROBLEM, "Goal", target);
    assertEquals(right, pointers(content(List.of(goal), DOSE)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "AT_MOST, 9, true",
    "AT_MOST, 10, false",
    "AT_LEAST, 9, true",
    "AT_LEAST, 8.5, false"
  })
  void aTargetIsReachedOrNot(Comparison comparison, BigDecimal measured, boolean reached) {
    GoalTarget target =
        new GoalTarget(Measure.INSTRUMENT, "phq-9", comparison, new BigDecimal("9"), null);
    assertEquals(reached, target.isReachedBy(measured));
  }

  @Test
  void aPlanToSignNamesAProblemAndAMeasurableGoal() {
    PlanContent empty = new PlanContent(List.of(), List.of(), List.of(), DOSE);
    assertEquals(
        List.of("/problems", "/goals"),
        PlanRules.missingToSign(empty).stream().map(FieldError::pointer).toList());
  }

  @Test
  void aSignedVersionCannotBeEditedOrSignedAgain() {
    LocalDate from = LocalDate.of(2026, 3, 2);
    PlanVersion.Text text = new PlanVersion.Text(content(List.of(), DOSE), from, from.plusDays(30));
    PlanVersion version = PlanVersion.draft(Ids.next(), text, "Jordan", Instant.EPOCH);
    version.sign("Jordan", Ids.next(), Instant.EPOCH);
    assertThrows(Refusal.class, () -> version.edit(text));
    assertThrows(Refusal.class, () -> version.sign("Sam", Ids.next(), Instant.EPOCH));
  }

  @Test
  void aRevisionIsADraftOfTheNextNumber() {
    LocalDate from = LocalDate.of(2026, 3, 2);
    PlanVersion first =
        PlanVersion.draft(
            Ids.next(),
            new PlanVersion.Text(content(List.of(), DOSE), from, from.plusDays(30)),
            "Jordan",
            Instant.EPOCH);
    PlanVersion second = first.revise(from, from.plusDays(9), "Why", "Sam", Instant.EPOCH);
    assertEquals(2, second.number());
    assertEquals(PlanStatus.DRAFT, second.status());
    assertEquals(first.content(), second.content());
  }

  private static PlanContent content(List<Goal> goals, Dose dose) {
    return new PlanContent(List.of(new Problem(PROBLEM, "Low mood", null)), goals, List.of(), dose);
  }

  private static List<String> pointers(PlanContent content) {
    return PlanRules.problems(content).stream().map(FieldError::pointer).toList();
  }
}
