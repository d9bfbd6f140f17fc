package health.trellis.patient.disclosure;

import health.trellis.kit.Ids;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.disclosure.DisclosureDto.DisclosureView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the accounting of disclosures; nothing in it is ever changed. */
@ApplicationScoped
class DisclosureLog {
  private static final String COLUMNS =
      """
      id, patient_id, recipient, recipient_address, purpose, information, resource_type,
      resource_id, description, basis, consent_id, emergency, disclosed_by, disclosed_at""";

  private final Sql sql;
  private final CurrentUser user;
  private final Clock clock;

  DisclosureLog(Sql sql, CurrentUser user, Clock clock) {
    this.sql = sql;
    this.user = user;
    this.clock = clock;
  }

  void add(List<AccountedDisclosure> disclosures) {
    if (!disclosures.isEmpty()) {
      sql.batch(
          "insert into disclosure ("
              + COLUMNS
              + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          disclosures.stream().map(this::row).toList());
    }
  }

  private @Nullable Object[] row(AccountedDisclosure disclosure) {
    return new @Nullable Object[] {
      Ids.next(),
      disclosure.patientId(),
      disclosure.request().recipient(),
      disclosure.recipientAddress(),
      disclosure.request().purpose().name(),
      disclosure.request().information().name(),
      disclosure.resourceType(),
      disclosure.resourceId(),
      disclosure.description(),
      disclosure.basis(),
      disclosure.decision().consentId(),
      disclosure.emergency(),
      user.isSystem() ? null : user.displayName(),
      Objects.requireNonNullElseGet(disclosure.disclosedAt(), clock::instant)
    };
  }

  /** A patient's disclosures since a moment, the latest recorded first. */
  List<DisclosureView> of(UUID patientId, Instant since, UUID before, int rows) {
    return sql.query(
        "select "
            + COLUMNS
            + " from disclosure where patient_id = ? and disclosed_at >= ? and id < ?"
            + " order by id desc limit ?",
        DisclosureLog::view,
        patientId,
        since,
        before,
        rows);
  }

  private static DisclosureView view(ResultSet row) throws SQLException {
    return new DisclosureView(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getString("recipient"),
        row.getString("recipient_address"),
        Purpose.valueOf(row.getString("purpose")),
        Information.valueOf(row.getString("information")),
        row.getString("resource_type"),
        row.getObject("resource_id", UUID.class),
        row.getString("description"),
        row.getString("basis"),
        row.getObject("consent_id", UUID.class),
        row.getString("emergency"),
        row.getString("disclosed_by"),
        row.getTimestamp("disclosed_at").toInstant());
  }
}
