package health.trellis.kit.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit trail.
 *
 * @param id the entry; sorts by time
 * @param at when
 * @param actor who: the account's subject, or the service itself
 * @param roles with which roles
 * @param client through which client program
 * @param action what was done
 * @param patientId whose data, where it is one patient's
 * @param what which kind of data
 * @param whatId which piece
 * @param reason why, where a reason was given or asked
 * @param address from where
 * @param traceId to find the request in the traces
 */
public record AuditRecord(
    UUID id,
    Instant at,
    String actor,
    String roles,
    String client,
    AuditAction action,
    @Nullable UUID patientId,
    String what,
    @Nullable String whatId,
    @Nullable String reason,
    @Nullable String address,
    @Nullable String traceId) {

  static final String COLUMNS =
      "r.id, r.at, r.actor, r.roles, r.client, r.action, r.patient_id, r.what, r.what_id, r.reason,"
          + " r.address, r.trace_id";

  static AuditRecord read(ResultSet row) throws SQLException {
    return new AuditRecord(
        row.getObject(1, UUID.class),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        AuditAction.valueOf(row.getString(6)),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12));
  }

  /** SHA-256 over the seal before and every field of this record, each with its length. */
  byte[] hash(byte[] before) {
    String canonical =
        Stream.of(
                id, at, actor, roles, client, action, patientId, what, whatId, reason, address,
                traceId)
            .map(field -> field == null ? "-" : field.toString().length() + ":" + field)
            .collect(Collectors.joining(";"));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
