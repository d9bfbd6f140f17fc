package health.trellis.patient.plan;

import health.trellis.patient.task.Assignee;
import health.trellis.patient.task.CareTasks;
import health.trellis.patient.task.TaskKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks that signatures under plans give to staff. */
@ApplicationScoped
class SignatureTasks {
  private static final Duration WITHIN = Duration.ofDays(2);

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
