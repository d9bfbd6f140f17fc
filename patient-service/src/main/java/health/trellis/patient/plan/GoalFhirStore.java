package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirConditions;
import health.trellis.patient.fhir.SearchParameters;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/** Goals of signed plans as FHIR Goal. */
@Singleton
class GoalFhirStore extends EntityFhirStore<GoalRecord> {
  private final TreatmentPlanRepository plans;

  GoalFhirStore(TreatmentPlanRepository plans, PatientAccess access, Disclosures disclosures) {
    super("Goal", Area.PLAN, access, disclosures);
    this.plans = plans;
  }

  @Override
  protected Optional<GoalRecord> find(UUID id) {
    return plans.goal(id);
  }

  @Override
  protected List<GoalRecord> list(FhirConditions conditions, int rows) {
    return plans.goals(conditions.hql(), conditions.parameters(), rows);
  }

  @Override
  protected UUID patientOf(GoalRecord goal) {
    return goal.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("lifecycle-status");
  }

  @Override
  protected void ownConditions(SearchParameters search, FhirConditions conditions) {
    search
        .codes("lifecycle-status", "http://hl7.org/fhir/goal-status")
        .ifPresent(
            codes ->
                conditions.and(
                    "x.lifecycle in :lifecycle",
                    "lifecycle",
                    Arrays.stream(GoalRecord.Lifecycle.values())
                        .filter(l -> codes.contains(l.name().toLowerCase(Locale.ROOT)))
                        .toList()));
  }

  @Override
  protected Resource toFhir(GoalRecord goal) {
    return GoalFhir.toFhir(goal);
  }
}
