package health.trellis.scheduling.planner;

import health.trellis.kit.http.Refusal;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.planner.PlanJob.Kind;
import health.trellis.scheduling.planner.PlanJob.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The planner's jobs in the database. A copy claims one with a lease that it renews while it works;
 * when it is gone, the lease runs out and another copy goes on from the last checkpoint.
 */
@ApplicationScoped
class PlanJobs {
  private static final int ATTEMPTS = 3;
  private static final String COLUMNS =
      "id, program_id, kind, first_week, weeks, seconds, question, state, stop_requested, attempts,"
          + " spent_millis, hard_score, medium_score, soft_score, checkpoint, failure, created_by,"
          + " created_at, started_at, ended_at";

  private final Sql sql;

  PlanJobs(Sql sql) {
    this.sql = sql;
  }

  void add(PlanJob job) {
    sql.update(
        "insert into schedule_plan (id, program_id, kind, first_week, weeks, seconds, question,"
            + " state, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?::jsonb, 'QUEUED', ?, ?)",
        job.id(),
        job.programId(),
        job.kind().name(),
        job.firstWeek(),
        job.weeks(),
        job.seconds(),
        job.question(),
        job.createdBy(),
        job.createdAt());
  }

  Optional<PlanJob> find(UUID id) {
    return sql.first("select " + COLUMNS + " from schedule_plan where id = ?", PlanJobs::job, id);
  }

  PlanJob require(UUID id) {
    return find(id).orElseThrow(() -> Refusal.notFound("schedule plan"));
  }

  /** The job, locked until the transaction ends. */
  PlanJob lock(UUID id) {
    return sql.first(
            "select " + COLUMNS + " from schedule_plan where id = ? for update", PlanJobs::job, id)
        .orElseThrow(() -> Refusal.notFound("schedule plan"));
  }

  List<PlanJob> of(UUID programId, @Nullable UUID after, int limit) {
    return sql.query(
        "select "
            + COLUMNS
            + " from schedule_plan where program_id = ? and (?::uuid is null or id > ?::uuid)"
            + " order by id limit ?",
        PlanJobs::job,
        programId,
        after,
        after,
        limit);
  }

  /** The proposal of a job that is done, or 409. */
  Proposal proposal(PlanJob job) {
    String json =
        sql.first(
                "select proposal::text from schedule_plan where id = ? and state = 'DONE'",
                row -> row.getString(1),
                job.id())
            .orElseThrow(
                () -> Refusal.conflict("plan-not-done", "The plan has no proposal (yet)."));
    try {
      return EventJson.mapper().readValue(json, Proposal.class);
    } catch (IOException impossible) {
      throw new IllegalStateException("a stored proposal must be readable", impossible);
    }
  }

  /**
   * Takes the oldest job that nobody works on; quick ones have a thread of their own. One whose
   * copies died time and again may be what they died of: it has failed.
   */
  Optional<PlanJob> claim(UUID owner, boolean repairs, int leaseSeconds) {
    sql.update(
        "update schedule_plan set state = 'FAILED', failure = 'planning-failed',"
            + " lease_owner = null, lease_until = null, ended_at = now()"
            + " where state = 'RUNNING' and lease_until < now() and attempts >= ?",
        ATTEMPTS);
    return sql.first(
        "update schedule_plan set state = 'RUNNING', lease_owner = ?, attempts = attempts + 1,"
            + " lease_until = now() + make_interval(secs => ?),"
            + " started_at = coalesce(started_at, now())"
            + " where id = (select id from schedule_plan where (kind = 'REPAIR') = ?"
            + " and (state = 'QUEUED' or (state = 'RUNNING' and lease_until < now()))"
            + " order by created_at limit 1 for update skip locked) returning "
            + COLUMNS,
        PlanJobs::job,
        owner,
        leaseSeconds,
        repairs);
  }

  /** Renews the lease and notes how far it is; false when the job was taken away. */
  boolean renew(
      UUID id, UUID owner, int leaseSeconds, long spent, Proposal.Score score, String checkpoint) {
    return sql.update(
            "update schedule_plan set lease_until = now() + make_interval(secs => ?),"
                + " spent_millis = ?, hard_score = ?, medium_score = ?, soft_score = ?,"
                + " checkpoint = ?::jsonb where id = ? and lease_owner = ?",
            leaseSeconds,
            spent,
            score.hard(),
            score.medium(),
            score.soft(),
            checkpoint,
            id,
            owner)
        == 1;
  }

  /** Stores the proposal, if the job is still this copy's. */
  boolean finish(UUID id, UUID owner, Proposal proposal, Instant now) {
    Proposal.Score score = proposal.summary().score();
    return sql.update(
            "update schedule_plan set state = 'DONE', proposal = ?::jsonb, lease_owner = null,"
                + " lease_until = null, checkpoint = null, hard_score = ?, medium_score = ?,"
                + " soft_score = ?, ended_at = ? where id = ? and lease_owner = ?",
            EventJson.write(proposal),
            score.hard(),
            score.medium(),
            score.soft(),
            now,
            id,
            owner)
        == 1;
  }

  /** Gives a job back: for another try, or, not its fault, as if it had not been taken. */
  void giveBack(UUID id, UUID owner, boolean failed, Instant now) {
    boolean over = failed && require(id).attempts() >= ATTEMPTS;
    sql.update(
        "update schedule_plan set state = ?, failure = ?, lease_owner = null, lease_until = null,"
            + " ended_at = ?, attempts = attempts - ? where id = ? and lease_owner = ?",
        over ? "FAILED" : "QUEUED",
        over ? "planning-failed" : null,
        over ? now : null,
        failed ? 0 : 1,
        id,
        owner);
  }

  void requestStop(UUID id) {
    sql.update("update schedule_plan set stop_requested = true where id = ?", id);
  }

  Set<UUID> accepted(UUID id) {
    return new HashSet<>(
        sql.query(
            "select patient_id from schedule_plan_accepted where plan_id = ?",
            row -> row.getObject(1, UUID.class),
            id));
  }

  void accept(UUID id, UUID patientId, String by, Instant now) {
    sql.update(
        "insert into schedule_plan_accepted (plan_id, patient_id, accepted_by, accepted_at)"
            + " values (?, ?, ?, ?)",
        id,
        patientId,
        by,
        now);
  }

  private static PlanJob job(ResultSet row) throws SQLException {
    boolean rated = row.getObject("hard_score") != null;
    return new PlanJob(
        row.getObject("id", UUID.class),
        row.getObject("program_id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        row.getObject("first_week", LocalDate.class),
        row.getInt("weeks"),
        row.getInt("seconds"),
        row.getString("question"),
        State.valueOf(row.getString("state")),
        row.getBoolean("stop_requested"),
        row.getInt("attempts"),
        row.getLong("spent_millis"),
        rated
            ? new Proposal.Score(
                row.getInt("hard_score"), row.getInt("medium_score"), row.getInt("soft_score"))
            : null,
        row.getString("checkpoint"),
        row.getString("failure"),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "started_at"),
        instant(row, "ended_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
