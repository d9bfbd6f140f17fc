package health.trellis.patient.plan;

import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/**
 * Goals to FHIR Goal (US Core 6.1.0). The measure of a target is the LOINC code of the instrument's
 * total score, where the instrument has one.
 */
final class GoalFhir {
  /** Total scores; LOINC, https://loinc.org, codes 44261-6, 70274-6, 75626-2 and 82667-7. */
  private static final Map<String, String> TOTAL_SCORES =
      Map.of(
          "phq-9", "44261-6",
          "gad-7", "70274-6",
          "audit-c", "75626-2",
          "dast-10", "82667-7");

  private static final String MEASURE = Profiles.TRELLIS + "CodeSystem/goal-measure";

  private GoalFhir() {}

  static Goal toFhir(GoalRecord record) {
    Goal goal = new Goal();
    Resources.identified(goal, record.id(), record.version(), record.updatedAt());
    Resources.profile(goal, Profiles.US_CORE + "us-core-goal");
    goal.setLifecycleStatus(
        switch (record.lifecycle()) {
          case ACTIVE -> GoalLifecycleStatus.ACTIVE;
          case COMPLETED -> GoalLifecycleStatus.COMPLETED;
          case CANCELLED -> GoalLifecycleStatus.CANCELLED;
        });
    goal.setDescription(new CodeableConcept().setText(record.description()));
    goal.setSubject(Resources.patient(record.patientId()));
    goal.setStart(Resources.date(record.startOn()));
    if (record.achievedOn() != null) {
      goal.setStatusDateElement(Resources.date(record.achievedOn()));
    }
    GoalTarget target = record.target();
    if (target != null) {
      goal.addTarget(target(target));
    }
    return goal;
  }

  /** At most is a range without a lower end, at least one without an upper. */
  private static GoalTargetComponent target(GoalTarget target) {
    Quantity bound = new Quantity().setValue(target.value());
    Range range =
        switch (target.comparison()) {
          case AT_MOST -> new Range().setHigh(bound);
          case AT_LEAST -> new Range().setLow(bound);
        };
    GoalTargetComponent fhir =
        new GoalTargetComponent().setMeasure(measure(target)).setDetail(range);
    if (target.dueOn() != null) {
      fhir.setDue(Resources.date(target.dueOn()));
    }
    return fhir;
  }

  private static CodeableConcept measure(GoalTarget target) {
    String instrument = Optional.ofNullable(target.instrument()).orElse("attended-minutes-a-week");
    String loinc = TOTAL_SCORES.get(instrument);
    return loinc == null
        ? Resources.code(MEASURE, instrument).setText(instrument)
        : Resources.code(Profiles.LOINC, loinc).setText(instrument);
  }
}
