package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;

/** Signed treatment plans as FHIR CarePlan. Drafts do not leave. */
@Singleton
class CarePlanFhirStore extends EntityFhirStore<TreatmentPlan> {
  private static final String EFFECTIVE_FROM =
      "(select max(v.effectiveFrom) from PlanVersion v where v.planId = x.id and v.status = "
          + PlanStatus.class.getName()
          + ".ACTIVE)";

  private final TreatmentPlanRepository plans;

  CarePlanFhirStore(TreatmentPlanRepository plans, FhirReader reader) {
    super("CarePlan", TreatmentPlan.class, Area.PLAN, reader);
    this.plans = plans;
  }

  @Override
  protected UUID patientOf(TreatmentPlan plan) {
    return plan.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("category", "status", "date");
  }

  @Override
  protected Set<String> ownIncludes() {
    return Set.of("care-team", "goal");
  }

  @Override
  protected void shown(FhirQuery query) {
    query.and(
        "exists (select 1 from PlanVersion v where v.planId = x.id and v.status = "
            + query.bind(PlanStatus.ACTIVE)
            + ")");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query
        .codes("category", CarePlanFhir.CATEGORY_SYSTEM)
        .filter(codes -> !codes.contains(CarePlanFhir.CATEGORY))
        .ifPresent(others -> query.nothing());
    query
        .codes("status", "http://hl7.org/fhir/request-status")
        .ifPresent(codes -> query.and(statusCondition(codes)));
    query.period("date", EFFECTIVE_FROM, "x.closedOn");
  }

  private static String statusCondition(Set<String> codes) {
    boolean active = codes.contains(CarePlanStatus.ACTIVE.toCode());
    boolean completed = codes.contains(CarePlanStatus.COMPLETED.toCode());
    if (active && completed) {
      return "1 = 1";
    }
    return active ? "x.closedOn is null" : completed ? "x.closedOn is not null" : "1 = 0";
  }

  /** A change of a version is a change of its plan. */
  @Override
  public Optional<UUID> changedBy(Object changed, Object id) {
    return changed instanceof PlanVersion version
        ? Optional.of(version.planId())
        : super.changedBy(changed, id);
  }

  @Override
  protected List<Resource> toFhir(List<TreatmentPlan> found) {
    Map<UUID, PlanVersion> versions =
        plans.versions(found.stream().map(TreatmentPlan::id).toList(), PlanStatus.ACTIVE).stream()
            .collect(Collectors.toMap(PlanVersion::planId, Function.identity()));
    return found.stream()
        .flatMap(
            plan ->
                Optional.ofNullable(versions.get(plan.id()))
                    .<Resource>map(version -> CarePlanFhir.toFhir(plan, version))
                    .stream())
        .toList();
  }
}
