package health.trellis.assessment.recomputation;

import health.trellis.assessment.instrument.Score;
import health.trellis.assessment.recomputation.RecomputationDto.DifferenceView;
import health.trellis.assessment.recomputation.RecomputationDto.Outcome;
import health.trellis.assessment.recomputation.RecomputationDto.Reason;
import health.trellis.assessment.recomputation.Rescoring.Difference;
import health.trellis.assessment.recomputation.Rescoring.Step;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recomputations in the database. Their indexes stand in V161. */
@ApplicationScoped
class Recomputations {
  private static final UUID START = new UUID(0, 0);
  private static final int ATTEMPTS = 3;
  private static final String COLUMNS =
      "id, instrument, state, total, checked, differing, position, created_at, ended_at";

  private final Sql sql;

  Recomputations(Sql sql) {
    this.sql = sql;
  }

  void add(UUID id, @Nullable String instrument, String by, Instant now) {
    sql.update(
        """
        insert into recomputation (id, instrument, state, total, created_by, created_at)
        values (?, ?, 'QUEUED', (select count(*) from response where ?::text is null or instrument = ?),
                ?, ?)
        """,
        id,
        instrument,
        instrument,
        instrument,
        by,
        now);
  }

  /** The job, or 404. */
  Recomputation require(UUID id) {
    return sql.first(
            "select " + COLUMNS + " from recomputation where id = ?", Recomputations::read, id)
        .orElseThrow(() -> Refusal.notFound("recomputation"));
  }

  /** The newest first; one more than the page holds. */
  List<Recomputation> page(@Nullable UUID before, int limit) {
    return sql.query(
        "select "
            + COLUMNS
            + " from recomputation where ?::uuid is null or id < ?::uuid order by id desc limit ?",
        Recomputations::read,
        before,
        before,
        limit + 1);
  }

  /** Takes the oldest job that nobody works on. */
  Optional<Recomputation> claim(UUID owner, int leaseSeconds) {
    return sql.first(
        """
        update recomputation set state = 'RUNNING', lease_owner = ?, attempts = attempts + 1,
          lease_until = now() + make_interval(secs => ?)
        where id = (
          select id from recomputation
          where state = 'QUEUED' or state = 'RUNNING' and lease_until < now()
          order by created_at limit 1 for update skip locked)
        returning\s"""
            + COLUMNS,
        Recomputations::read,
        owner,
        leaseSeconds);
  }

  /** Keeps a step and renews the lease; false when the job is not this copy's any more. */
  boolean keep(UUID id, UUID owner, Step step, int leaseSeconds) {
    boolean own =
        sql.update(
                """
                update recomputation set checked = checked + ?, differing = differing + ?,
                  position = ?, attempts = 1, lease_until = now() + make_interval(secs => ?)
                where id = ? and lease_owner = ?
                """,
                step.checked(),
                step.differences().size(),
                step.last(),
                leaseSeconds,
                id,
                owner)
            == 1;
    if (own && !step.differences().isEmpty()) {
      sql.batch(
          """
          insert into recomputation_difference
            (recomputation_id, response_id, reason, again_score, again_band_code, again_band_label)
          values (?, ?, ?, ?, ?, ?)
          """,
          step.differences().stream().map(difference -> row(id, difference)).toList());
    }
    return own;
  }

  private static Object[] row(UUID id, Difference difference) {
    Score again = difference.again();
    return new @Nullable Object[] {
      id,
      difference.responseId(),
      difference.reason().name(),
      again == null ? null : again.total(),
      again == null ? null : again.band().code(),
      again == null ? null : again.band().label()
    };
  }

  /** All was scored again. */
  void finish(UUID id, UUID owner, Instant now) {
    sql.update(
        "update recomputation set state = 'DONE', lease_owner = null, lease_until = null,"
            + " ended_at = ? where id = ? and lease_owner = ?",
        now,
        id,
        owner);
  }

  /** Gives a job back for another try; after some tries of the same step it has failed. */
  void giveBack(UUID id, UUID owner, boolean failed, Instant now) {
    sql.update(
        """
        update recomputation set lease_owner = null, lease_until = null,
          state = case when ? and attempts >= ? then 'FAILED' else 'QUEUED' end,
          ended_at = case when ? and attempts >= ? then ?::timestamptz end
        where id = ? and lease_owner = ?
        """,
        failed,
        ATTEMPTS,
        failed,
        ATTEMPTS,
        now,
        id,
        owner);
  }

  /** Stops a job that has not ended; false when it had. */
  boolean stop(UUID id, Instant now) {
    return sql.update(
            "update recomputation set state = 'STOPPED', lease_owner = null, lease_until = null,"
                + " ended_at = ? where id = ? and state in ('QUEUED', 'RUNNING')",
            now,
            id)
        == 1;
  }

  /** What differs, in the order of the responses; one more than the page holds. */
  List<DifferenceView> differences(UUID id, @Nullable UUID after, int limit) {
    return sql.query(
        """
        select r.id, r.patient_id, r.instrument, r.form_version, d.reason, r.score, r.band_code,
               r.band_label, d.again_score, d.again_band_code, d.again_band_label
        from recomputation_difference d join response r on r.id = d.response_id
        where d.recomputation_id = ? and d.response_id > ? order by d.response_id limit ?
        """,
        Recomputations::difference,
        id,
        after == null ? START : after,
        limit + 1);
  }

  private static DifferenceView difference(ResultSet row) throws SQLException {
    return new DifferenceView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        Reason.valueOf(row.getString(5)),
        outcome(row, 6),
        row.getString(10) == null ? null : outcome(row, 9));
  }

  private static Outcome outcome(ResultSet row, int first) throws SQLException {
    return new Outcome(
        row.getObject(first, Integer.class),
        new Score.BandName(row.getString(first + 1), row.getString(first + 2)));
  }

  private static Recomputation read(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp(9);
    return new Recomputation(
        row.getObject(1, UUID.class),
        row.getString(2),
        Recomputation.State.valueOf(row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getObject(7, UUID.class),
        row.getTimestamp(8).toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
