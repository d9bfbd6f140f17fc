package health.trellis.patient.relapse;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What other features ask about relapse prevention. They check access themselves. */
@ApplicationScoped
public class RelapsePlans {
  private final RelapsePlanRepository plans;

  RelapsePlans(RelapsePlanRepository plans) {
    this.plans = plans;
  }

  /** What the patient's plan that was put in force last says. */
  public Optional<RelapseContent> inForce(UUID patientId) {
    return plans.latest(patientId).map(RelapsePlan::content);
  }
}
