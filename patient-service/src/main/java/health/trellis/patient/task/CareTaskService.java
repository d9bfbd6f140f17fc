package health.trellis.patient.task;

import health.trellis.kit.Ids;
import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.access.VisiblePatients;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.program.Clinicians;
import health.trellis.patient.registration.Patients;
import health.trellis.patient.task.CareTaskDto.CareTaskView;
import health.trellis.patient.task.CareTaskDto.OpenCareTask;
import health.trellis.patient.task.CareTaskDto.TaskChangeView;
import health.trellis.patient.task.CareTaskDto.UpdateCareTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The worklist of staff. */
@ApplicationScoped
class CareTaskService {
  private static final String WHAT = "care-task";

  private final CareTaskRepository tasks;
  private final CareTasks opener;
  private final TaskHistory history;
  private final Patients patients;
  private final Clinicians clinicians;
  private final Outbox outbox;
  private final PatientAccess access;
  private final CurrentUser user;
  private final Clock clock;

  CareTaskService(
      CareTaskRepository tasks,
      CareTasks opener,
      TaskHistory history,
      Patients patients,
      Clinicians clinicians,
      Outbox outbox,
      PatientAccess access,
      CurrentUser user,
      Clock clock) {
    this.tasks = tasks;
    this.opener = opener;
    this.history = history;
    this.patients = patients;
    this.clinicians = clinicians;
    this.outbox = outbox;
    this.access = access;
    this.user = user;
    this.clock = clock;
  }

  /** A task and the version for its ETag. */
  record Versioned(CareTaskView view, long version) {}

  /**
   * Which tasks to list.
   *
   * @param state in this state; all that are not done when absent
   * @param assignee for this role
   * @param practitionerId of this clinician
   * @param patientId of this patient
   * @param escalatedTo those that went to this supervisor
   * @param dueBefore those that are due before then
   */
  record Filter(
      @Nullable TaskState state,
      @Nullable Assignee assignee,
      @Nullable UUID practitionerId,
      @Nullable UUID patientId,
      @Nullable UUID escalatedTo,
      @Nullable Instant dueBefore) {}

  @Transactional
  Versioned open(OpenCareTask request) {
    access.require(request.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    patients.require(request.patientId());
    refuseUnknown(request.practitionerId());
    UUID id =
        opener
            .open(
                new CareTasks.Opening(
                    request.patientId(),
                    request.kind(),
                    "manual:" + Ids.next(),
                    request.title(),
                    request.note(),
                    request.assigneeRole(),
                    request.practitionerId(),
                    request.dueAt(),
                    user.displayName()))
            .orElseThrow();
    return versioned(known(id));
  }

  @Transactional
  Page<CareTaskView> list(Filter filter, PageRequest page) {
    VisiblePatients visible = access.visible(Area.CLINICAL);
    List<String> conditions = new ArrayList<>(List.of(visible.hql("t.patientId")));
    Map<String, Object> parameters = new HashMap<>(visible.params());
    if (filter.state() == null) {
      and(conditions, parameters, "t.state <> :state", TaskState.DONE);
    } else {
      and(conditions, parameters, "t.state = :state", filter.state());
    }
    and(conditions, parameters, "t.assigneeRole = :assignee", filter.assignee());
    and(conditions, parameters, "t.practitionerId = :practitioner", filter.practitionerId());
    and(conditions, parameters, "t.patientId = :patient", filter.patientId());
    and(conditions, parameters, "t.escalatedTo = :supervisor", filter.escalatedTo());
    and(conditions, parameters, "t.dueAt < :dueBefore", filter.dueBefore());
    page.cursor()
        .ifPresent(
            cursor -> {
              conditions.add("(t.dueAt > :dueAt or t.dueAt = :dueAt and t.id > :after)");
              parameters.put("dueAt", cursor.instant(0));
              parameters.put("after", cursor.uuid(1));
            });
    List<CareTask> rows =
        tasks.matching(String.join(" and ", conditions), parameters, page.limit() + 1);
    Page<CareTask> found = Page.of(rows, page, task -> Cursor.of(task.dueAt(), task.id()));
    access.auditList(found.items().stream().map(CareTask::patientId).toList(), Area.CLINICAL, WHAT);
    return found.map(CareTask::view);
  }

  private static void and(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      parameters.put(condition.substring(condition.indexOf(':') + 1), value);
    }
  }

  @Transactional
  Versioned read(UUID id) {
    CareTask task = known(id);
    access.require(task.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    return versioned(task);
  }

  @Transactional
  Versioned update(UUID id, UpdateCareTask request, @Nullable String ifMatch) {
    CareTask task = known(id);
    access.require(task.patientId(), Area.CLINICAL, Mode.WRITE, WHAT);
    ETags.check(ifMatch, task.version());
    if (!Objects.equals(request.practitionerId(), task.practitionerId().orElse(null))) {
      refuseUnknown(request.practitionerId());
    }
    task.update(request, user.displayName(), clock.instant());
    tasks.flush();
    if (task.isDone()) {
      outbox.append(task.done());
    }
    return versioned(task);
  }

  @Transactional
  Page<TaskChangeView> history(UUID id, PageRequest page) {
    CareTask task = known(id);
    access.require(task.patientId(), Area.CLINICAL, Mode.READ, WHAT);
    UUID after = page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0));
    return Page.of(history.of(id, after, page.limit() + 1), page, change -> Cursor.of(change.id()));
  }

  private void refuseUnknown(@Nullable UUID practitionerId) {
    if (practitionerId != null
        && clinicians.find(Set.of(practitionerId)).values().stream()
            .noneMatch(Clinicians.Clinician::active)) {
      throw Refusal.invalid("/practitionerId", "unknown", "No such clinician works here.");
    }
  }

  private CareTask known(UUID id) {
    return tasks.findByIdOptional(id).orElseThrow(() -> Refusal.notFound(WHAT));
  }

  private static Versioned versioned(CareTask task) {
    return new Versioned(task.view(), task.version());
  }
}
