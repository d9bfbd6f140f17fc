package health.trellis.patient.referral;

import health.trellis.kit.sql.Sql;
import health.trellis.patient.registration.PatientDto.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which id was given to which resource of which sender. */
@ApplicationScoped
class ReceivedResources {
  private final Sql sql;

  ReceivedResources(Sql sql) {
    this.sql = sql;
  }

  /** A resource of a patient by its source. */
  record Source(String type, String key) {}

  /** What is known of it. */
  record Known(UUID id, String contentHash) {}

  /**
   * Holds back everybody else who refers a patient with one of the identifiers until this
   * transaction ends. In order, so that two who hold several never wait for each other.
   */
  void lock(List<Identifier> identifiers) {
    identifiers.stream()
        .map(identifier -> "referral|" + identifier.system() + "|" + identifier.value())
        .sorted()
        .forEach(
            name ->
                sql.query(
                    "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                    row -> row.wasNull(),
                    name));
  }

  Map<Source, Known> of(UUID patientId) {
    Map<Source, Known> known = new HashMap<>();
    sql.query(
            """
            select resource_type, source_key, resource_id, content_hash from received_resource
            where patient_id = ?
            """,
            row ->
                Map.entry(
                    new Source(row.getString(1), row.getString(2)),
                    new Known(row.getObject(3, UUID.class), row.getString(4))),
            patientId)
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  void add(UUID patientId, UUID referralId, Map<Source, Known> received) {
    sql.batch(
        """
        insert into received_resource
          (patient_id, resource_type, source_key, resource_id, content_hash, referral_id)
        values (?, ?, ?, ?, ?, ?)
        """,
        received.entrySet().stream()
            .map(
                entry ->
                    new Object[] {
                      patientId,
                      entry.getKey().type(),
                      entry.getKey().key(),
                      entry.getValue().id(),
                      entry.getValue().contentHash(),
                      referralId
                    })
            .toList());
  }

  void changed(UUID id, String contentHash) {
    sql.update(
        "update received_resource set content_hash = ? where resource_id = ?", contentHash, id);
  }
}
