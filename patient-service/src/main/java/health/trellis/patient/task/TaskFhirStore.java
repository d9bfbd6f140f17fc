package health.trellis.patient.task;

import health.trellis.kit.access.Area;
import health.trellis.kit.fhir.FhirQuery;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.patient.fhir.EntityFhirStore;
import health.trellis.patient.fhir.FhirReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/** Care tasks as FHIR Task. Like the worklist they are the staff's and the EHRs' alone. */
@Singleton
class TaskFhirStore extends EntityFhirStore<CareTask> {
  private final CurrentUser user;

  TaskFhirStore(FhirReader reader, CurrentUser user) {
    super("Task", CareTask.class, Area.CLINICAL, reader);
    this.user = user;
  }

  @Override
  public Resource read(UUID id) {
    if (!shows()) {
      throw Refusal.notFound(type());
    }
    return super.read(id);
  }

  private boolean shows() {
    return !user.has(Role.PATIENT) && !user.has(Role.FAMILY);
  }

  @Override
  protected void shown(FhirQuery query) {
    if (!shows()) {
      query.nothing();
    }
  }

  @Override
  protected UUID patientOf(CareTask task) {
    return task.patientId();
  }

  @Override
  protected Set<String> ownParameters() {
    return Set.of("status", "code", "owner", "authored-on", "modified");
  }

  @Override
  protected Set<String> ownIncludes() {
    return Set.of("owner");
  }

  @Override
  protected void ownConditions(FhirQuery query) {
    query.codes("status", TaskFhir.STATUS, "x.state", TaskState.values(), TaskFhir::code);
    query.codes("code", TaskFhir.KIND, "x.kind", TaskKind.values(), TaskFhir::code);
    query.references("owner", "Practitioner", "x.practitionerId");
    query.instants("authored-on", "x.createdAt");
    query.instants("modified", "x.updatedAt");
  }

  @Override
  protected List<Resource> toFhir(List<CareTask> tasks) {
    return tasks.stream()
        .<Resource>map(task -> TaskFhir.toFhir(task.view(), task.version(), task.updatedAt()))
        .toList();
  }
}
