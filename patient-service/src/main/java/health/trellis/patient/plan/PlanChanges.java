package health.trellis.patient.plan;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.plan.TreatmentPlanDto.AttainmentView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Compares versions of a plan, and tells how far its goals are. */
@ApplicationScoped
class PlanChanges {
  private static final String WHAT = TreatmentPlanService.WHAT;

  private final TreatmentPlanRepository plans;
  private final PatientAccess access;
  private final CurrentUser user;

  PlanChanges(TreatmentPlanRepository plans, PatientAccess access, CurrentUser user) {
    this.plans = plans;
    this.access = access;
    this.user = user;
  }

  /**
   * The difference of two versions.
   *
   * @param reason why the later one was written
   */
  @Schema(name = "PlanDifference")
  public record Difference(
      UUID planId,
      int from,
      int to,
      @Nullable String reason,
      List<PlanDifference.Change> changes) {}

  @Transactional
  Difference between(UUID id, int from, int to) {
    TreatmentPlan plan = plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(plan.patientId(), Area.PLAN, Mode.READ, WHAT);
    PlanVersion before = version(id, from);
    PlanVersion after = version(id, to);
    return new Difference(
        id,
        from,
        to,
        after.revisionReason(),
        PlanDifference.between(before.content(), after.content()));
  }

  /** How the goals of the version in force stood over time. */
  @Transactional
  AttainmentView attainment(UUID id) {
    TreatmentPlan plan = plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(plan.patientId(), Area.PLAN, Mode.READ, WHAT);
    PlanVersion version =
        plans.version(id, PlanStatus.ACTIVE).orElseThrow(() -> Refusal.notFound("version"));
    return new AttainmentView(
        id,
        version.number(),
        GoalAttainment.course(
            version.content().goals(),
            plans.progress(id).stream().map(GoalProgress::view).toList(),
            version.effectiveFrom()));
  }

  private PlanVersion version(UUID id, int number) {
    boolean outside = user.has(Role.PATIENT) || user.has(Role.FAMILY);
    return plans
        .numbered(id, number)
        .filter(version -> !outside || version.signedAt() != null)
        .orElseThrow(() -> Refusal.notFound("version"));
  }
}
