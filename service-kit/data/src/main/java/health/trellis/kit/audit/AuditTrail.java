package health.trellis.kit.audit;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Problems;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes the audit trail. */
@ApplicationScoped
public class AuditTrail {
  private final Sql sql;
  private final Clock clock;
  private final CurrentUser user;
  private final RequestOrigin origin;
  private final String service;

  AuditTrail(
      Sql sql,
      Clock clock,
      CurrentUser user,
      RequestOrigin origin,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.sql = sql;
    this.clock = clock;
    this.user = user;
    this.origin = origin;
    this.service = service;
  }

  private record Actor(String subject, String roles, String client) {}

  /** Records an action in the present transaction, or in one of its own where there is none. */
  public void record(
      AuditAction action,
      @Nullable UUID patientId,
      String what,
      @Nullable String whatId,
      @Nullable String reason) {
    Entry entry = new Entry(action, what, whatId, reason);
    QuarkusTransaction.joiningExisting().run(() -> insert(entry, patientId));
  }

  /** Records that the data of several patients showed in one list. */
  public void recordSearch(AuditAction action, Collection<UUID> patientIds, String what) {
    @Nullable UUID[] patients = patientIds.stream().distinct().toArray(UUID[]::new);
    if (patients.length > 0) {
      Entry entry = new Entry(action, what, null, null);
      QuarkusTransaction.joiningExisting().run(() -> insert(entry, patients));
    }
  }

  /** Records a refusal; it stays although the request's own transaction is rolled back. */
  public void recordDenied(UUID patientId, String what, String reason) {
    Entry entry = new Entry(AuditAction.DENIED, what, null, reason);
    QuarkusTransaction.requiringNew().run(() -> insert(entry, patientId));
  }

  /** What records of one action have in common. */
  private record Entry(
      AuditAction action, String what, @Nullable String whatId, @Nullable String reason) {}

  /** One statement for any number of patients; without a patient, one record of none. */
  private void insert(Entry entry, @Nullable UUID... patients) {
    Actor actor = actor();
    sql.update(
        """
        with kept as (
          insert into audit_record
            (id, patient_id, at, actor, roles, client, action, what, what_id, reason, address,
             trace_id)
          select one.id, one.patient_id, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?, ?
          from unnest(?::uuid[], ?::uuid[]) as one(id, patient_id)
          returning id)
        insert into audit_unsealed (record_id) select id from kept
        """,
        clock.instant(),
        actor.subject(),
        actor.roles(),
        actor.client(),
        entry.action().name(),
        entry.what(),
        entry.whatId(),
        entry.reason(),
        origin.address().orElse(null),
        Problems.traceId().orElse(null),
        Stream.generate(() -> Ids.next().toString()).limit(patients.length).toArray(String[]::new),
        Arrays.stream(patients)
            .map(patient -> patient == null ? null : patient.toString())
            .toArray(String[]::new));
  }

  private Actor actor() {
    if (origin.current().isEmpty()) {
      return new Actor(service, "", "");
    }
    String roles = user.roles().stream().map(Role::claim).collect(Collectors.joining(","));
    return new Actor(user.subject(), roles, user.clientId());
  }
}
