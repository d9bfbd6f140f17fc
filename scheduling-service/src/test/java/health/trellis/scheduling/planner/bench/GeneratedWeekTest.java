package health.trellis.scheduling.planner.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.SessionType;
import health.trellis.scheduling.planner.bench.Instance.Entry;
import health.trellis.scheduling.planner.solve.FirstFit;
import health.trellis.scheduling.planner.solve.Planner;
import health.trellis.scheduling.planner.solve.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedWeekTest {
  private static final int PATIENTS = 20;

  @Test
  void theHiddenWeekIsFeasible() {
    for (long seed = 1; seed <= 20; seed++) {
      String kind = List.of("loose", "tight", "virtual").get((int) (seed % 3));
      Instance instance = Generator.make(60, kind, seed);
      long groups = instance.hidden().stream().filter(e -> e.type() == SessionType.GROUP).count();
      assertEquals(List.of(), Checker.check(instance, instance.hidden()));
      assertEquals(
          instance.hidden().size() * 2 + groups, Checker.wishesMet(instance, instance.hidden()));
    }
  }

  @Test
  void theCheckerFindsWhatIsWrong() {
    Instance instance = Generator.make(PATIENTS, "tight", 1);
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
  void byVideoNobodyIsTreatedWithoutALicence() {
    Instance instance = Generator.make(60, "virtual", 2);
    Instance unlicensed =
        new Instance(
            instance.name(),
            instance.clinicians().stream()
                .map(
                    c ->
                        new Instance.Clinician(
                            c.id(),
                            c.name(),
                            c.prescriber(),
                            c.modality(),
                            c.hours(),
                            Set.of("US-VT")))
                .toList(),
            instance.rooms(),
            instance.meetings(),
            instance.patients(),
            instance.hidden());
    List<String> broken = Checker.check(unlicensed, instance.hidden());
    assertEquals(instance.hidden().size(), broken.size());
    Schedule planned = PlannerInput.schedule(instance);
    FirstFit.fill(planned);
    assertFalse(PlannerInput.calendar(planned).isEmpty());
    assertEquals(
        List.of(),
        Checker.check(instance, PlannerInput.calendar(planned)).stream()
            .filter(rule -> !rule.contains("below the minimum"))
            .toList());
  }

  @Test
  void thoseByVideoGetNoRoomAndTheOthersKeepTheirs() {
    Instance instance = Generator.make(60, "tight", 2031);
    Schedule planned =
        new Planner()
            .solve(
                PlannerInput.schedule(instance),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                better -> {});
    assertTrue(
        planned.placements().stream()
            .allMatch(p -> p.room() == null || p.rooms().contains(p.room())));
    assertTrue(
        Checker.check(instance, PlannerInput.calendar(planned)).stream()
            .noneMatch(rule -> rule.contains("room") || rule.contains("licence")));
  }

  @Test
  void thePlannerFindsAFeasibleWeekThatIsBetterThanFirstFit() {
    Instance instance = Generator.make(PATIENTS, "tight", 1);
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
