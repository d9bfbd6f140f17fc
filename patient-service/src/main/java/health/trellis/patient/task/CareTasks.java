package health.trellis.patient.task;

import health.trellis.event.patient.CareTaskDone;
import health.trellis.event.patient.CareTaskOpened;
import health.trellis.kit.Ids;
import health.trellis.kit.outbox.Outbox;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.fhir.ChangedResources;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens tasks: at most one open task for one cause, however often it is reported. */
@ApplicationScoped
public class CareTasks {
  /** Who changes tasks when nobody does. */
  static final String SELF = "patient-service";

  private final Sql sql;
  private final Outbox outbox;
  private final TaskFhirStore resources;
  private final ChangedResources changes;
  private final Clock clock;

  CareTasks(
      Sql sql,
      Outbox outbox,
      TaskFhirStore resources,
      @PersistenceUnitExtension ChangedResources changes,
      Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.resources = resources;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * A task to open.
   *
   * @param source what asks for it, for example an instrument, an episode or a session
   */
  public record Opening(
      UUID patientId,
      TaskKind kind,
      String source,
      String title,
      @Nullable String note,
      Assignee assignee,
      @Nullable UUID practitionerId,
      Instant dueAt,
      String by) {}

  /** Opens it, unless one for the same cause is open; its id when it is new. */
  public Optional<UUID> open(Opening task) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    int opened =
        sql.update(
            """
            insert into care_task (id, version, patient_id, kind, state, source, title, note,
              assignee_role, practitioner_id, due_at, created_by, created_at, updated_at,
              updated_by)
            values (?, 0, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (patient_id, kind, source) where state <> 'DONE' do nothing
            """,
            id,
            task.patientId(),
            task.kind().name(),
            task.source(),
            task.title(),
            task.note(),
            task.assignee().name(),
            task.practitionerId(),
            task.dueAt(),
            task.by(),
            now,
            now,
            task.by());
    if (opened == 0) {
      return Optional.empty();
    }
    changes.changed(resources, id);
    outbox.append(
        new CareTaskOpened(
            task.patientId(),
            id,
            task.kind().name(),
            task.assignee().role(),
            task.practitionerId(),
            task.dueAt()));
    return Optional.of(id);
  }

  /** Opens those for whose cause no task was ever opened, done ones included. */
  public void openOnce(Collection<Opening> tasks) {
    Set<Cause> known =
        new HashSet<>(
            sql.query(
                """
                select t.patient_id, t.kind, t.source
                from unnest(?::uuid[], ?, ?) as wanted (patient_id, kind, source)
                join care_task t using (patient_id, kind, source)
                """,
                row ->
                    new Cause(
                        row.getObject(1, UUID.class),
                        TaskKind.valueOf(row.getString(2)),
                        row.getString(3)),
                texts(tasks, task -> task.patientId().toString()),
                texts(tasks, task -> task.kind().name()),
                texts(tasks, Opening::source)));
    tasks.stream().filter(task -> !known.contains(Cause.of(task))).forEach(this::open);
  }

  /** What a task is for. */
  private record Cause(UUID patientId, TaskKind kind, String source) {
    static Cause of(Opening task) {
      return new Cause(task.patientId(), task.kind(), task.source());
    }
  }

  private static String[] texts(Collection<Opening> tasks, Function<Opening, String> text) {
    return tasks.stream().map(text).toArray(String[]::new);
  }

  /** Closes the open task for a cause, if there is one: what it asked for is done. */
  public void settle(UUID patientId, TaskKind kind, String source, String why, String by) {
    Instant now = clock.instant();
    sql.query(
            """
            update care_task set state = 'DONE', note = ?, done_at = ?, done_by = ?, updated_at = ?,
              updated_by = ?, version = version + 1
            where patient_id = ? and kind = ? and source = ? and state <> 'DONE' returning id
            """,
            row -> row.getObject(1, UUID.class),
            why,
            now,
            by,
            now,
            by,
            patientId,
            kind.name(),
            source)
        .forEach(
            id -> {
              changes.changed(resources, id);
              outbox.append(new CareTaskDone(patientId, id, kind.name(), now));
            });
  }
}
