package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirConditions;
import health.trellis.patient.fhir.SearchParameters;
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
class CarePlanFhirStore extends EntityFhirStore<CarePlanFhirStore.Signed> {
  private final TreatmentPlanRepository plans;

  CarePlanFhirStore(TreatmentPlanRepository plans, PatientAccess access, Disclosures disclosures) {
    super("CarePlan", Area.PLAN, access, disclosures);
    this.plans = plans;
  }

  /** A plan, its version in force, and its goals. */
  record Signed(TreatmentPlan plan, PlanVersion version) {}

  @Override
  protected Optional<Signed> find(UUID id) {
    return plans
        .findByIdOptional(id)
        .flatMap(
            plan -> plans.version(id, PlanStatus.ACTIVE).map(version -> new Signed(plan, version)));
  }

  @Override
  protected List<Signed> list(FhirConditions conditions, int rows) {
    conditions.and(
        "exists (select 1 from PlanVersion v where v.planId = x.id and v.status = :inForce)",
        "inForce",
        PlanStatus.ACTIVE);
    List<TreatmentPlan> found = plans.matching(conditions.hql(), conditions.parameters(), rows);
    Map<UUID, PlanVersion> versions =
        plans.versions(found.stream().map(TreatmentPlan::id).toList(), PlanStatus.ACTIVE).stream()
            .collect(Collectors.toMap(PlanVersion::planId, Function.identity()));
    return found.stream()
        .flatMap(
            plan ->
                Optional.ofNullable(versions.get(plan.id()))
                    .map(version -> new Signed(plan, version))
                    .stream())
        .toList();
  }

  @Override
  protected UUID patientOf(Signed signed) {
    return signed.plan().patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("category", "status");
  }

  @Override
  protected void ownConditions(SearchParameters search, FhirConditions conditions) {
    search
        .codes("category", CarePlanFhir.CATEGORY_SYSTEM)
        .filter(codes -> !codes.contains(CarePlanFhir.CATEGORY))
        .ifPresent(others -> conditions.and("1 = 0", Map.of()));
    search
        .codes("status", "http://hl7.org/fhir/request-status")
        .ifPresent(codes -> conditions.and(statusCondition(codes), Map.of()));
  }

  private static String statusCondition(Set<String> codes) {
    boolean active = codes.contains(CarePlanStatus.ACTIVE.toCode());
    boolean completed = codes.contains(CarePlanStatus.COMPLETED.toCode());
    if (active && completed) {
      return "1 = 1";
    }
    return active ? "x.closedOn is null" : completed ? "x.closedOn is not null" : "1 = 0";
  }

  @Override
  protected Resource toFhir(Signed signed) {
    return CarePlanFhir.toFhir(signed.plan(), signed.version());
  }
}
