package health.trellis.patient.plan;

import health.trellis.patient.task.Assignee;
import health.trellis.patient.task.CareTasks;
import health.trellis.patient.task.TaskKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
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

  /** Asks for each of what is late or due, once. */
  void askOnce(Collection<CareTasks.Opening> asked) {
    tasks.openOnce(asked);
  }

  /** Asks for a signature that is late. A supervisor who was asked is brought up elsewhere. */
  CareTasks.Opening late(SigningCase signing, SignatureRole role, LocalDate dueOn) {
    boolean up = role == SignatureRole.SUPERVISOR || signing.lead() == null;
    return new CareTasks.Opening(
        signing.plan().patientId(),
        TaskKind.SIGNATURE,
        late(signing.version(), role),
        "Late signature under the treatment plan, version %d: %s, due on %s"
            .formatted(signing.version().number(), role, dueOn),
        null,
        up ? Assignee.COORDINATOR : Assignee.CLINICIAN,
        up ? null : signing.lead(),
        clock.instant().plus(WITHIN),
        SELF);
  }

  /** A signature that was asked for is there. */
  void given(TreatmentPlan plan, PlanVersion version, SignatureRole role, String by) {
    tasks.settle(plan.patientId(), TaskKind.SIGNATURE, late(version, role), "It is signed.", by);
  }

  /** Asks for the review of a version. */
  CareTasks.Opening review(SigningCase signing) {
    LocalDate dueOn = signing.version().reviewDueOn();
    return new CareTasks.Opening(
        signing.plan().patientId(),
        TaskKind.PLAN_REVIEW,
        source(signing.version(), "REVIEW"),
        "Review the treatment plan by " + dueOn,
        null,
        signing.lead() == null ? Assignee.COORDINATOR : Assignee.CLINICIAN,
        signing.lead(),
        dueOn.plusDays(1).atStartOfDay(signing.zone()).toInstant(),
        SELF);
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
