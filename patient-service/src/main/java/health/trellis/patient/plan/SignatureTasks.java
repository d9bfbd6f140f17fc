package health.trellis.patient.plan;

import health.trellis.patient.task.Assignee;
import health.trellis.patient.task.CareTasks;
import health.trellis.patient.task.TaskKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks that plans give to staff: signatures and reviews. */
@ApplicationScoped
class SignatureTasks {
  private static final Duration WITHIN = Duration.ofDays(2);
  private static final String SELF = "patient-service";

  private final CareTasks tasks;
  private final Clock clock;

  SignatureTasks(CareTasks tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  void awaits(TreatmentPlan plan, PlanVersion version, UUID supervisor, String by) {
    tasks.settle(
        plan.patientId(), TaskKind.SIGNATURE, source(version, "RETURNED"), "Signed again.", by);
    open(
        plan,
        source(version, "SUPERVISOR"),
        "Co-sign the treatment plan, version " + version.number(),
        null,
        supervisor,
        by);
  }

  void cosigned(TreatmentPlan plan, PlanVersion version, String by) {
    tasks.settle(
        plan.patientId(), TaskKind.SIGNATURE, source(version, "SUPERVISOR"), "It is signed.", by);
  }

  void returned(TreatmentPlan plan, PlanVersion version, UUID clinician, String reason, String by) {
    tasks.settle(
        plan.patientId(), TaskKind.SIGNATURE, source(version, "SUPERVISOR"), "Returned.", by);
    open(
        plan,
        source(version, "RETURNED"),
        "The treatment plan came back from the supervisor",
        reason,
        clinician,
        by);
  }

  /** Asks once for a signature that is late. A supervisor who was asked is brought up elsewhere. */
  void late(
      TreatmentPlan plan,
      PlanVersion version,
      SignatureRole role,
      Optional<UUID> lead,
      LocalDate dueOn) {
    boolean up = role == SignatureRole.SUPERVISOR || lead.isEmpty();
    tasks.openOnce(
        new CareTasks.Opening(
            plan.patientId(),
            TaskKind.SIGNATURE,
            late(version, role),
            "Late signature under the treatment plan, version %d: %s, due on %s"
                .formatted(version.number(), role, dueOn),
            null,
            up ? Assignee.COORDINATOR : Assignee.CLINICIAN,
            up ? null : lead.get(),
            clock.instant().plus(WITHIN),
            SELF));
  }

  /** A signature that was asked for is there. */
  void given(TreatmentPlan plan, PlanVersion version, SignatureRole role, String by) {
    tasks.settle(plan.patientId(), TaskKind.SIGNATURE, late(version, role), "It is signed.", by);
  }

  /** Asks once for the review of a version. */
  void reviewDue(TreatmentPlan plan, PlanVersion version, Optional<UUID> lead, ZoneId zone) {
    tasks.openOnce(
        new CareTasks.Opening(
            plan.patientId(),
            TaskKind.PLAN_REVIEW,
            source(version, "REVIEW"),
            "Review the treatment plan by " + version.reviewDueOn(),
            null,
            lead.isEmpty() ? Assignee.COORDINATOR : Assignee.CLINICIAN,
            lead.orElse(null),
            version.reviewDueOn().plusDays(1).atStartOfDay(zone).toInstant(),
            SELF));
  }

  /** The next version is in force: this one needs no review. */
  void reviewed(TreatmentPlan plan, PlanVersion version, String by) {
    tasks.settle(
        plan.patientId(), TaskKind.PLAN_REVIEW, source(version, "REVIEW"), "It is revised.", by);
  }

  private static String late(PlanVersion version, SignatureRole role) {
    return source(version, "LATE:" + role);
  }

  private void open(
      TreatmentPlan plan,
      String source,
      String title,
      @Nullable String note,
      UUID practitionerId,
      String by) {
    tasks.open(
        new CareTasks.Opening(
            plan.patientId(),
            TaskKind.SIGNATURE,
            source,
            title,
            note,
            Assignee.CLINICIAN,
            practitionerId,
            clock.instant().plus(WITHIN),
            by));
  }

  private static String source(PlanVersion version, String what) {
    return "plan:" + version.planId() + ":" + version.number() + ":" + what;
  }
}
