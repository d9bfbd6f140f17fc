package health.trellis.patient.task;

import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.task.CareTaskDto.CareTaskView;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Care tasks as FHIR Task; US Core 6.1.0 has no profile of it. */
final class TaskFhir {
  static final String KIND = Profiles.TRELLIS + "CodeSystem/care-task-kind";
  static final String STATUS = "http://hl7.org/fhir/task-status";
  private static final String ROLE = Profiles.TRELLIS + "CodeSystem/care-task-role";

  private TaskFhir() {}

  static Task toFhir(CareTaskView task, long version, Instant updatedAt) {
    Task fhir = new Task();
    Resources.identified(fhir, task.id(), version, updatedAt);
    fhir.setStatus(status(task.state())).setIntent(TaskIntent.ORDER);
    fhir.setPriority(
        task.escalation() == Escalation.NONE ? TaskPriority.ROUTINE : TaskPriority.URGENT);
    fhir.setCode(Resources.code(KIND, code(task.kind())).setText(task.title()));
    fhir.setDescription(task.title()).setFor(Resources.patient(task.patientId()));
    fhir.setAuthoredOn(Date.from(task.createdAt())).setLastModified(Date.from(updatedAt));
    fhir.setRequester(new Reference().setDisplay(task.createdBy()));
    fhir.addPerformerType(role(task.assigneeRole()));
    if (task.practitionerId() != null) {
      fhir.setOwner(new Reference("Practitioner/" + task.practitionerId()));
    }
    fhir.getRestriction().setPeriod(new Period().setEnd(Date.from(task.dueAt())));
    if (task.doneAt() != null) {
      fhir.getExecutionPeriod().setEnd(Date.from(task.doneAt()));
    }
    if (task.note() != null) {
      fhir.addNote().setText(task.note());
    }
    return fhir;
  }

  static String code(TaskKind kind) {
    return code((Enum<?>) kind);
  }

  static String code(TaskState state) {
    return status(state).toCode();
  }

  private static TaskStatus status(TaskState state) {
    return switch (state) {
      case OPEN -> TaskStatus.REQUESTED;
      case IN_PROGRESS -> TaskStatus.INPROGRESS;
      case DONE -> TaskStatus.COMPLETED;
    };
  }

  private static CodeableConcept role(Assignee assignee) {
    return Resources.code(ROLE, code(assignee));
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
