package health.trellis.kit.idempotency;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The kept answers. */
@ApplicationScoped
public class IdempotencyRecords {
  private final Sql sql;
  private final Clock clock;

  IdempotencyRecords(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private record Kept(String hash, StoredAnswer answer) {}

  /**
   * Claims a key for the present transaction: the answer of before if there is one, else empty and
   * nobody else may run with this key until the transaction ends.
   */
  Optional<StoredAnswer> claim(String caller, String key, String hash) {
    boolean alone =
        sql.first(
                "select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
                row -> row.getBoolean(1),
                caller + "|" + key)
            .orElse(false);
    if (!alone) {
      throw Refusal.inFlight();
    }
    Optional<Kept> kept =
        sql.first(
            """
            select request_hash, status, headers, body from idempotency_record
            where caller = ? and key = ?
            """,
            IdempotencyRecords::read,
            caller,
            key);
    kept.filter(k -> !k.hash().equals(hash))
        .ifPresent(
            other -> {
              throw Refusal.idempotencyKeyReused();
            });
    return kept.map(Kept::answer);
  }

  /** Keeps an answer in the present transaction. */
  void keep(String caller, String key, String hash, StoredAnswer answer) {
    sql.update(
        """
        insert into idempotency_record
          (caller, key, request_hash, status, headers, body, created_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        caller,
        key,
        hash,
        answer.status(),
        EventJson.write(answer.headers()),
        answer.body(),
        clock.instant());
  }

  @SuppressWarnings("unchecked")
  private static Kept read(ResultSet row) throws SQLException {
    try {
      Map<String, String> headers = EventJson.mapper().readValue(row.getString(3), Map.class);
      return new Kept(row.getString(1), new StoredAnswer(row.getInt(2), headers, row.getString(4)));
    } catch (IOException impossible) {
      throw new IllegalStateException("headers are written as JSON", impossible);
    }
  }
}
