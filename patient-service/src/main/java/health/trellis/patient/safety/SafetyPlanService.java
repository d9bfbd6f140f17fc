package health.trellis.patient.safety;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.ground.Violations;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.relapse.RelapsePlans;
import health.trellis.patient.safety.SafetyPlanDto.PocketView;
import health.trellis.patient.safety.SafetyPlanDto.SafetyPlanView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes safety plans and puts them in force. */
@ApplicationScoped
class SafetyPlanService {
  private static final String WHAT = "safety-plan";

  private final SafetyPlanRepository plans;
  private final RelapsePlans relapsePlans;
  private final Patients patients;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Outbox outbox;
  private final Clock clock;

  SafetyPlanService(
      SafetyPlanRepository plans,
      RelapsePlans relapsePlans,
      Patients patients,
      PatientAccess access,
      CurrentUser user,
      Outbox outbox,
      Clock clock) {
    this.plans = plans;
    this.relapsePlans = relapsePlans;
    this.patients = patients;
    this.access = access;
    this.user = user;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A plan and the version for its ETag. */
  record Versioned(SafetyPlanView view, long version) {}

  @Transactional
  Versioned draft(UUID patientId, SafetyContent content) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, WHAT);
    int number = plans.of(patientId).stream().mapToInt(SafetyPlan::number).max().orElse(0) + 1;
    SafetyPlan plan =
        SafetyPlan.draft(patientId, number, content, user.displayName(), clock.instant());
    Violations.refuseOn(
        "safety_plan_one_draft",
        Refusal.conflict("draft-exists", "There is a draft: edit that."),
        () -> plans.persistAndFlush(plan));
    return versioned(plan);
  }

  @Transactional
  List<SafetyPlanView> of(UUID patientId) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    return plans.of(patientId).stream().map(SafetyPlan::view).toList();
  }

  @Transactional
  Versioned read(UUID id) {
    return versioned(require(id, Mode.READ));
  }

  @Transactional
  Versioned edit(UUID id, SafetyContent content, @Nullable String ifMatch) {
    SafetyPlan plan = require(id, Mode.WRITE);
    ETags.check(ifMatch, plan.version());
    plan.edit(content, clock.instant());
    plans.flush();
    return versioned(plan);
  }

  @Transactional
  Versioned activate(UUID id) {
    SafetyPlan plan = require(id, Mode.WRITE);
    Instant now = clock.instant();
    plans.active(plan.patientId()).filter(other -> other != plan).ifPresent(o -> o.supersede(now));
    plans.flush();
    plan.activate(now);
    plans.flush();
    outbox.append(plan.activated());
    return versioned(plan);
  }

  /** What is in force, for the phone. */
  @Transactional
  PocketView pocket(UUID patientId) {
    access.require(patientId, Area.CLINICAL, Mode.READ, WHAT);
    return PocketPlan.of(
        patientId,
        plans.active(patientId).map(SafetyPlan::content),
        relapsePlans.inForce(patientId),
        patients.today(patientId));
  }

  private SafetyPlan require(UUID id, Mode mode) {
    SafetyPlan plan = plans.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
    access.require(plan.patientId(), Area.CLINICAL, mode, WHAT);
    return plan;
  }

  private static Versioned versioned(SafetyPlan plan) {
    return new Versioned(plan.view(), plan.version());
  }
}
