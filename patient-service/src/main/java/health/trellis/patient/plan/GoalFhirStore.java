package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/** Goals of signed plans as FHIR Goal. */
@Singleton
class GoalFhirStore extends EntityFhirStore<GoalRecord> {
  GoalFhirStore(FhirReader reader) {
    super("Goal", GoalRecord.class, Area.PLAN, reader);
  }

  @Override
  protected UUID patientOf(GoalRecord goal) {
    return goal.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("lifecycle-status", "start-date", "target-date", "description");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query.codes(
        "lifecycle-status",
        "http://hl7.org/fhir/goal-status",
        "x.lifecycle",
        GoalRecord.Lifecycle.values(),
        lifecycle -> lifecycle.name().toLowerCase(Locale.ROOT));
    query.days("start-date", "x.startOn");
    query.days(
        "target-date", "cast(function('jsonb_extract_path_text', x.target, 'dueOn') as LocalDate)");
    query.strings("description", "x.description");
  }

  @Override
  protected List<Resource> toFhir(List<GoalRecord> goals) {
    return goals.stream().<Resource>map(GoalFhir::toFhir).toList();
  }
}
