package health.trellis.scheduling.planner.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.solve.FirstFit;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedWeekTest {
  private static final int PATIENTS = 20;

  @Test
  void theHiddenWeekIsFeasible() {
    for (long seed = 1; seed <= 20; seed++) {
      Instance instance = Generator.make(60, seed % 2 == 0, seed);
      assertEquals(List.of(), Checker.check(instance, instance.hidden()));
      assertEquals(instance.hidden().size() * 2, Checker.wishesMet(instance, instance.hidden()));
    }
  }

  @Test
  void theCheckerFindsWhatIsWrong() {
    Instance instance = Generator.make(PATIENTS, true, 1);
    List<Entry> calendar = new ArrayList<>(instance.hidden());
    Entry last = calendar.getLast();
    calendar.add(
        new Entry(
            last.patient(),
            last.type(),
            last.start(),
            last.end(),
            last.clinician(),
            last.room(),
            last.meeting()));
    assertFalse(Checker.check(instance, calendar).isEmpty());
    assertFalse(Checker.check(instance, instance.hidden().subList(3, 9)).isEmpty());
  }

  @Test
  void thePlannerFindsAFeasibleWeekThatIsBetterThanFirstFit() {
    Instance instance = Generator.make(PATIENTS, true, 1);
    Schedule byHand = PlannerInput.schedule(instance);
    FirstFit.fill(byHand);
    Schedule planned =
        new Planner()
            .solve(
                PlannerInput.schedule(instance),
                Duration.ofSeconds(4),
                Duration.ofSeconds(4),
                better -> {});
    List<Entry> calendar = PlannerInput.calendar(planned);
    assertEquals(List.of(), Checker.check(instance, calendar));
    assertEquals(
        Checker.placedMinutes(instance, instance.hidden()),
        Checker.placedMinutes(instance, calendar));
    assertTrue(Planner.rate(planned).compareTo(Planner.rate(byHand)) >= 0);
  }
}
