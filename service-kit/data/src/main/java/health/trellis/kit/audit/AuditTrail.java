package health.trellis.kit.audit;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Problems;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.identity.Role;
import health.trellis.kit.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
    QuarkusTransaction.joiningExisting()
        .run(() -> insert(List.<Object[]>of(row(action, patientId, what, whatId, reason))));
  }

  /** Records that the data of several patients showed in one list. */
  public void recordSearch(AuditAction action, Collection<UUID> patientIds, String what) {
    List<Object[]> rows =
        patientIds.stream().distinct().map(id -> row(action, id, what, null, null)).toList();
    if (!rows.isEmpty()) {
      QuarkusTransaction.joiningExisting().run(() -> insert(rows));
    }
  }

  /** Records a refusal; it stays although the request's own transaction is rolled back. */
  public void recordDenied(UUID patientId, String what, String reason) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                insert(List.<Object[]>of(row(AuditAction.DENIED, patientId, what, null, reason))));
  }

  private void insert(List<Object[]> rows) {
    sql.batch(
        """
        with kept as (
          insert into audit_record
            (id, at, actor, roles, client, action, patient_id, what, what_id, reason, address,
             trace_id)
          values (?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?) returning id)
        insert into audit_unsealed (record_id) select id from kept
        """,
        rows);
  }

  private Object[] row(
      AuditAction action,
      @Nullable UUID patientId,
      String what,
      @Nullable String whatId,
      @Nullable String reason) {
    Actor actor = actor();
    return new @Nullable Object[] {
      Ids.next(),
      clock.instant(),
      actor.subject(),
      actor.roles(),
      actor.client(),
      action.name(),
      patientId,
      what,
      whatId,
      reason,
      origin.address().orElse(null),
      Problems.traceId().orElse(null)
    };
  }

  private Actor actor() {
    if (origin.current().isEmpty()) {
      return new Actor(service, "", "");
    }
    String roles = user.roles().stream().map(Role::claim).collect(Collectors.joining(","));
    return new Actor(user.subject(), roles, user.clientId());
  }
}
