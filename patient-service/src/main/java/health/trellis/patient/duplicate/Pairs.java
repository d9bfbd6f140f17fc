package health.trellis.patient.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import health.trellis.kit.Ids;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.patient.duplicate.DuplicateDto.Alike;
import health.trellis.patient.duplicate.DuplicateDto.PairState;
import health.trellis.patient.duplicate.DuplicateDto.PairView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps pairs of records that look like one person. */
@ApplicationScoped
class Pairs {
  private static final String SELECT =
      """
      select d.id, d.score, d.features, d.state, d.reason, d.found_at,
        a.id, a.given_name, a.family_name, a.birth_date, a.registered_at,
        b.id, b.given_name, b.family_name, b.birth_date, b.registered_at
      from possible_duplicate d join patient a on a.id = d.first_id join patient b on b.id = d.second_id
      """;

  private final Sql sql;

  Pairs(Sql sql) {
    this.sql = sql;
  }

  /** Another record and how much it looks like the one. */
  record Found(UUID id, Likeness likeness) {}

  /** Keeps pairs, or their new scores; one that was dismissed or merged stays so. */
  void keep(UUID patientId, List<Found> found, Instant now) {
    List<Object[]> rows =
        found.stream().map(other -> row(patientId, other, Timestamp.from(now))).toList();
    sql.batch(
        """
        insert into possible_duplicate (id, first_id, second_id, score, features, state, found_at)
        values (?, least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, ?::jsonb, 'OPEN', ?)
        on conflict (first_id, second_id) do update
        set score = excluded.score, features = excluded.features
        """,
        rows);
  }

  private static Object[] row(UUID patientId, Found other, Timestamp now) {
    String features = EventJson.write(other.likeness().features());
    int score = other.likeness().score();
    return new Object[] {
      Ids.next(), patientId, other.id(), patientId, other.id(), score, features, now
    };
  }

  /** Drops the open pairs of a patient, before they are found anew. */
  void forget(UUID patientId) {
    sql.update(
        "delete from possible_duplicate where state = 'OPEN' and (first_id = ? or second_id = ?)",
        patientId,
        patientId);
  }

  /** The pairs in a state, the likeliest first; pairs with a merged record do not count as open. */
  List<PairView> list(PairState state, int belowScore, UUID belowId, int rows) {
    return sql.query(
        SELECT
            + """
             where d.state = ? and (d.score, d.id) < (?, ?)
              and (d.state = 'MERGED' or a.merged_into is null and b.merged_into is null)
            order by d.score desc, d.id desc limit ?
            """,
        Pairs::read,
        state.name(),
        belowScore,
        belowId,
        rows);
  }

  /** The open pairs of a patient, the likeliest first. */
  List<PairView> of(UUID patientId) {
    return sql.query(
        SELECT
            + """
             where d.state = 'OPEN' and (d.first_id = ? or d.second_id = ?)
              and a.merged_into is null and b.merged_into is null
            order by d.score desc, d.id desc limit 100
            """,
        Pairs::read,
        patientId,
        patientId);
  }

  Optional<PairView> find(UUID id) {
    return sql.first(SELECT + " where d.id = ?", Pairs::read, id);
  }

  /** Changes the state of an open pair; false when it is not open. */
  boolean dismiss(UUID id, String reason) {
    return sql.update(
            "update possible_duplicate set state = 'DISMISSED', reason = ? where id = ?"
                + " and state = 'OPEN'",
            reason,
            id)
        == 1;
  }

  /** A pair that was merged, or is apart again. */
  void mark(UUID one, UUID other, PairState state) {
    sql.update(
        "update possible_duplicate set state = ?, reason = null where first_id = least(?::uuid,"
            + " ?::uuid) and second_id = greatest(?::uuid, ?::uuid)",
        state.name(),
        one,
        other,
        one,
        other);
  }

  private static PairView read(ResultSet row) throws SQLException {
    return new PairView(
        row.getObject(1, UUID.class),
        alike(row, 7),
        alike(row, 12),
        row.getInt(2),
        features(row.getString(3)),
        PairState.valueOf(row.getString(4)),
        row.getString(5),
        row.getTimestamp(6).toInstant());
  }

  private static Alike alike(ResultSet row, int from) throws SQLException {
    @Nullable LocalDate born = row.getObject(from + 3, LocalDate.class);
    return new Alike(
        row.getObject(from, UUID.class),
        row.getString(from + 1),
        row.getString(from + 2),
        born,
        row.getTimestamp(from + 4).toInstant());
  }

  private static List<Likeness.Feature> features(String json) {
    try {
      return EventJson.mapper().readValue(json, new TypeReference<List<Likeness.Feature>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("stored features cannot be read", broken);
    }
  }
}
