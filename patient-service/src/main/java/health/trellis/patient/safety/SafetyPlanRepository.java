package health.trellis.patient.safety;

import health.trellis.patient.safety.SafetyPlanDto.Status;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds safety plans. */
@ApplicationScoped
class SafetyPlanRepository implements PanacheRepositoryBase<SafetyPlan, UUID> {

  /** The versions of a patient's plan, newest first. */
  List<SafetyPlan> of(UUID patientId) {
    return list("patientId = ?1 order by number desc", patientId);
  }

  Optional<SafetyPlan> active(UUID patientId) {
    return find("patientId = ?1 and status = ?2", patientId, Status.ACTIVE).firstResultOptional();
  }
}
