package health.trellis.patient.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.disclosure.Purpose;
import health.trellis.patient.document.DocumentDto.DisclosedDocumentView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps documents as they went out. */
@ApplicationScoped
class DisclosedDocuments {
  private static final String SELECT =
      """
      select id, patient_id, episode_id, kind, recipient, recipient_address, purpose,
        content ->> 'notice' as notice, disclosed_by, disclosed_at
      from disclosed_document
      """;

  private final Sql sql;

  DisclosedDocuments(Sql sql) {
    this.sql = sql;
  }

  void keep(DisclosedDocumentView sent, SummaryDocument document) {
    sql.update(
        """
        insert into disclosed_document (id, patient_id, episode_id, kind, recipient,
          recipient_address, purpose, content, disclosed_by, disclosed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        sent.id(),
        sent.patientId(),
        sent.episodeId(),
        sent.kind().name(),
        sent.recipient(),
        sent.recipientAddress(),
        sent.purpose().name(),
        EventJson.write(document),
        sent.disclosedBy(),
        sent.disclosedAt());
  }

  /** Those of an episode before one, the latest first. */
  List<DisclosedDocumentView> of(UUID episodeId, UUID before, int rows) {
    return sql.query(
        SELECT + " where episode_id = ? and id < ? order by id desc limit ?",
        DisclosedDocuments::view,
        episodeId,
        before,
        rows);
  }

  Optional<DisclosedDocumentView> find(UUID id) {
    return sql.first(SELECT + " where id = ?", DisclosedDocuments::view, id);
  }

  /** What went out, to the letter. */
  SummaryDocument content(UUID id) {
    return sql.first(
            "select content from disclosed_document where id = ?",
            row -> read(row.getString(1)),
            id)
        .orElseThrow();
  }

  private static SummaryDocument read(String json) {
    try {
      return EventJson.mapper().readValue(json, SummaryDocument.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored document cannot be read", broken);
    }
  }

  private static DisclosedDocumentView view(ResultSet row) throws SQLException {
    return new DisclosedDocumentView(
        row.getObject("id", UUID.class),
        row.getObject("patient_id", UUID.class),
        row.getObject("episode_id", UUID.class),
        DocumentKind.valueOf(row.getString("kind")),
        row.getString("recipient"),
        row.getString("recipient_address"),
        Purpose.valueOf(row.getString("purpose")),
        row.getString("notice"),
        row.getString("disclosed_by"),
        row.getTimestamp("disclosed_at").toInstant());
  }
}
