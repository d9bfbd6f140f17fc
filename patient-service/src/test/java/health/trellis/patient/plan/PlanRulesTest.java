package health.trellis.patient.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.trellis.event.LevelOfCare;
import health.trellis.event.SessionType;
import health.trellis.kit.Ids;
import health.trellis.kit.http.FieldError;
import health.trellis.kit.http.Refusal;
import health.trellis.patient.plan.GoalTarget.Comparison;
import health.trellis.patient.plan.GoalTarget.Measure;
import health.trellis.patient.plan.PlanContent.Dose;
import health.trellis.patient.plan.PlanContent.Goal;
import health.trellis.patient.plan.PlanContent.Intervention;
import health.trellis.patient.plan.PlanContent.Objective;
import health.trellis.patient.plan.PlanContent.Problem;
import health.trellis.patient.plan.PlanContent.Sessions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {
  private static final Dose DOSE =
      new Dose(540, List.of(new Sessions(SessionType.GROUP, 3, 1)), List.of("CBT"));
  private static final UUID PROBLEM = Ids.next();
  private static final LocalDate FROM = LocalDate.of(2026, 3, 2);

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
    Goal goal = new Goal(null, Ids.next(), "Sleep", null, null, List.of());
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
        new GoalTarget(measure, instrument, Comparison.AT_MOST, BigDecimal.TEN, null, null, null);
    Goal goal = new Goal(null, PROBLEM, "Goal", target, null, List.of());
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
        new GoalTarget(
            Measure.INSTRUMENT, "phq-9", comparison, new BigDecimal("9"), null, null, null);
    assertEquals(reached, target.isReachedBy(measured));
  }

  @Test
  void aPlanToSignNamesAProblemAndAMeasurableGoal() {
    PlanContent empty = new PlanContent(List.of(), List.of(), List.of(), DOSE, Narrative.EMPTY);
    assertEquals(
        List.of("/problems", "/goals"),
        PlanRules.missingToSign(empty).stream().map(FieldError::pointer).toList());
  }

  @Test
  void aGoalWithoutAMeasureIsNamed() {
    Goal vague = new Goal(null, PROBLEM, "Feel better", null, null, List.of());
    assertEquals(
        List.of("/goals/0/target"),
        PlanRules.missingToSign(content(List.of(vague), DOSE)).stream()
            .map(FieldError::pointer)
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01, , /goals/0/target/dueOn",
    "2026-03-02, , ''",
    "2026-04-27, 2026-04-27, /goals/0/target/dueOn",
    "2026-04-27, 2026-02-27, ''"
  })
  void aTargetComesAfterItsBaselineAndThePlansFirstDay(
      LocalDate due, LocalDate baselineOn, String pointer) {
    GoalTarget target =
        new GoalTarget(
            Measure.INSTRUMENT,
            "phq-9",
            Comparison.AT_MOST,
            BigDecimal.TEN,
            due,
            new BigDecimal("18"),
            baselineOn);
    Goal goal = new Goal(null, PROBLEM, "Goal", target, null, List.of());
    assertEquals(pointer, String.join(",", pointers(content(List.of(goal), DOSE))));
  }

  @Test
  void aStepIsDueByItsGoalsTargetDate() {
    LocalDate due = FROM.plusDays(30);
    GoalTarget target =
        new GoalTarget(
            Measure.ATTENDANCE, null, Comparison.AT_LEAST, BigDecimal.TEN, due, null, null);
    Goal goal =
        new Goal(
            null,
            PROBLEM,
            "Goal",
            target,
            null,
            List.of(
                new Objective(null, "In time", due),
                new Objective(null, "Too late", due.plusDays(1)),
                new Objective(null, "Before it begins", FROM.minusDays(1))));
    assertEquals(
        List.of("/goals/0/objectives/1/dueOn", "/goals/0/objectives/2/dueOn"),
        pointers(content(List.of(goal), DOSE)));
  }

  @Test
  void anInterventionIsForGoalsOfThePlan() {
    UUID goalId = Ids.next();
    Goal goal = new Goal(goalId, PROBLEM, "Goal", null, null, List.of());
    PlanContent content =
        new PlanContent(
            List.of(new Problem(PROBLEM, "Low mood", null, null, null)),
            List.of(goal),
            List.of(
                new Intervention("CBT", null, List.of(goalId), null, null, null, null),
                new Intervention("DBT", null, List.of(Ids.next()), null, null, null, null)),
            DOSE,
            Narrative.EMPTY);
    assertEquals(List.of("/interventions/1/goalIds"), pointers(content));
  }

  @ParameterizedTest
  @CsvSource({"18, 0", "21, 0", "14, 44", "9, 100", "2, 100", "12.5, 61"})
  void attainmentIsTheShareOfTheWayFromBaselineToTarget(BigDecimal measured, int percent) {
    GoalTarget target =
        new GoalTarget(
            Measure.INSTRUMENT,
            "phq-9",
            Comparison.AT_MOST,
            new BigDecimal("9"),
            null,
            new BigDecimal("18"),
            null);
    assertEquals(percent, target.attainment(measured).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"IOP, 30", "PHP, 14", "RESIDENTIAL, 14", "INPATIENT, 7", "OP, 90", "AFTERCARE, 90"})
  void theDenserTheCareTheSoonerTheReview(LevelOfCare level, int days) {
    LocalDate latest = ReviewInterval.latest(FROM, level);
    assertEquals(FROM.plusDays(days), latest);
    assertEquals(Optional.empty(), ReviewInterval.check(latest, FROM, latest));
    assertEquals(
        "too-late",
        ReviewInterval.check(latest.plusDays(1), FROM, latest).map(FieldError::code).orElseThrow());
    assertEquals(
        "order", ReviewInterval.check(FROM, FROM, latest).map(FieldError::code).orElseThrow());
  }

  @Test
  void aVersionThatAwaitsTheSupervisorIsFrozenUntilItIsReturned() {
    PlanVersion.Text text = new PlanVersion.Text(content(List.of(), DOSE), FROM, FROM.plusDays(9));
    PlanVersion version = PlanVersion.draft(Ids.next(), text, "Jordan", Instant.EPOCH);
    assertThrows(Refusal.class, version::giveBack);
    version.awaitCosignature();
    assertThrows(Refusal.class, () -> version.edit(text));
    version.giveBack();
    version.edit(text);
    assertEquals(PlanStatus.DRAFT, version.status());
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
    return new PlanContent(
        List.of(new Problem(PROBLEM, "Low mood", null, ProblemDomain.MOOD, null)),
        goals,
        List.of(),
        dose,
        Narrative.EMPTY);
  }

  private static List<String> pointers(PlanContent content) {
    return PlanRules.problems(content, FROM).stream().map(FieldError::pointer).toList();
  }
}
