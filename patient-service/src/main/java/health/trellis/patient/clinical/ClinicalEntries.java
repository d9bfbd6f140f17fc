package health.trellis.patient.clinical;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Keeps reconciliations, adherence, toxicology results and vital facts, as they were recorded. */
@ApplicationScoped
class ClinicalEntries {
  private final Sql sql;
  private final CurrentUser user;
  private final Clock clock;

  ClinicalEntries(Sql sql, CurrentUser user, Clock clock) {
    this.sql = sql;
    this.user = user;
    this.clock = clock;
  }

  /** What an entry is. */
  enum Kind {
    RECONCILIATION,
    ADHERENCE,
    TOXICOLOGY,
    VITALS
  }

  /**
   * Whose word an entry is.
   *
   * @param recordedBy who recorded it, by name
   * @param recordedAt when
   */
  @Schema(name = "RecordedBy")
  record Provenance(String recordedBy, Instant recordedAt) {}

  /** An entry as it is kept. */
  record Entry<T>(UUID id, T content, Provenance provenance) {}

  <T> Entry<T> add(UUID patientId, Kind kind, @Nullable UUID about, T content) {
    Entry<T> entry =
        new Entry<>(Ids.next(), content, new Provenance(user.displayName(), clock.instant()));
    sql.update(
        """
        insert into clinical_entry
          (id, patient_id, kind, about, content, recorded_by, recorded_at)
        values (?, ?, ?, ?::uuid, ?::jsonb, ?, ?)
        """,
        entry.id(),
        patientId,
        kind.name(),
        about,
        EventJson.write(content),
        entry.provenance().recordedBy(),
        entry.provenance().recordedAt());
    return entry;
  }

  /** A patient's entries of a kind, newest first. */
  <T> Page<Entry<T>> of(UUID patientId, Kind kind, Class<T> type, PageRequest page) {
    List<Entry<T>> rows =
        sql.query(
            """
            select id, content, recorded_by, recorded_at from clinical_entry
            where patient_id = ? and kind = ? and id < ? order by id desc limit ?
            """,
            row -> read(row, type),
            patientId,
            kind.name(),
            before(page),
            page.limit() + 1);
    return Page.of(rows, page, entry -> Cursor.of(entry.id()));
  }

  /** The entries about a thing, newest first. */
  <T> Page<Entry<T>> about(UUID id, Class<T> type, PageRequest page) {
    List<Entry<T>> rows =
        sql.query(
            """
            select id, content, recorded_by, recorded_at from clinical_entry
            where about = ? and id < ? order by id desc limit ?
            """,
            row -> read(row, type),
            id,
            before(page),
            page.limit() + 1);
    return Page.of(rows, page, entry -> Cursor.of(entry.id()));
  }

  private static UUID before(PageRequest page) {
    return page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(-1, -1));
  }

  private static <T> Entry<T> read(ResultSet row, Class<T> type) throws SQLException {
    try {
      return new Entry<>(
          row.getObject(1, UUID.class),
          EventJson.mapper().readValue(row.getString(2), type),
          new Provenance(row.getString(3), row.getTimestamp(4).toInstant()));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored entry cannot be read", broken);
    }
  }
}
