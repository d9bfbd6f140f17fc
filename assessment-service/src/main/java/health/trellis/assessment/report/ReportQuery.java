package health.trellis.assessment.report;

import health.trellis.assessment.instrument.Scoring.ChangeRule;
import health.trellis.assessment.report.ReportDto.By;
import health.trellis.assessment.report.ReportDto.Wanted;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the report: one query for the groups and for all. */
@ApplicationScoped
class ReportQuery {
  /** The key of the row that counts everybody. */
  static final String ALL = "all";

  /** One row per episode, with its first and last total; the filters follow. */
  private static final String EPISODES =
      """
      with treated as (
        select e.id, e.patient_id, e.program_id, program.site_id, c.practitioner_id,
               e.conditions, e.admitted_on, coalesce(e.discharged_on + 1, date 'infinity') as until
        from episode e
        left join program on program.id = e.program_id
        left join episode_clinician c on c.episode_id = e.id
        where e.admitted_on between ? and ?""";

  private static final String COUNTS =
      """
      ), outcome as (
        select t.*, first.score as first, last.score as last, asked.asked, asked.answered,
               sessions.share
        from treated t
        left join lateral (
          select r.id, r.score from response r
          where r.patient_id = t.patient_id and r.instrument = ? and r.score is not null
            and r.authored_at >= t.admitted_on and r.authored_at < t.until
          order by r.authored_at, r.id limit 1) first on true
        left join lateral (
          select r.score from response r
          where r.patient_id = t.patient_id and r.instrument = ? and r.score is not null
            and r.authored_at >= t.admitted_on and r.authored_at < t.until and r.id <> first.id
          order by r.authored_at desc, r.id desc limit 1) last on true
        left join lateral (
          select count(*) as asked, count(*) filter (where a.state = 'COMPLETED') as answered
          from assignment a
          where a.patient_id = t.patient_id and a.instrument = ?
            and a.state in ('COMPLETED', 'EXPIRED')
            and a.due_at >= t.admitted_on and a.due_at < t.until) asked on true
        left join lateral (
          select avg(case m.kind when 'SESSION' then 1.0 else 0.0 end)::float8 as share
          from chart_mark m
          where m.patient_id = t.patient_id and m.kind in ('SESSION', 'MISSED_SESSION')
            and m.on_date >= t.admitted_on and m.on_date < t.until) sessions on true
      ), judged as (
        select *, last is not null as measured, last is not null and first >= ? as clinical,
               first - last as fall
        from outcome
      )
      select key, count(*), count(*) filter (where measured), count(*) filter (where clinical),
        count(*) filter (where clinical and fall * 100 >= first * ?),
        count(*) filter (where clinical and last < ?),
        count(*) filter (where fall >= ?), count(*) filter (where -fall >= ?),
        coalesce(sum(asked), 0)::bigint, coalesce(sum(answered), 0)::bigint,
        avg(first) filter (where measured)::float8, avg(last) filter (where measured)::float8,
        stddev_samp(first) filter (where measured)::float8,
        count(*) filter (where measured and share >= 0.75),
        count(*) filter (where measured and share < 0.75),
        avg(fall) filter (where share >= 0.75)::float8, avg(fall) filter (where share < 0.75)::float8,
        corr(share, fall)
      from judged cross join lateral unnest(array_append(%s, 'all')) as counted(key)
      group by key order by key
      """;

  private final Sql sql;

  ReportQuery(Sql sql) {
    this.sql = sql;
  }

  /**
   * The groups in the order of their keys, and everybody under {@link #ALL} if there is anybody.
   */
  List<Counts> counts(Wanted wanted, ChangeRule rule) {
    StringBuilder query = new StringBuilder(EPISODES);
    List<Object> arguments = new ArrayList<>(List.of(wanted.from(), wanted.to()));
    only(query, arguments, "e.program_id", wanted.programId());
    only(query, arguments, "program.site_id", wanted.siteId());
    only(query, arguments, "c.practitioner_id", wanted.clinicianId());
    query.append('\n').append(COUNTS.formatted(keys(wanted.by())));
    for (int i = 0; i < 3; i++) {
      arguments.add(wanted.instrument());
    }
    arguments.addAll(
        List.of(
            rule.caseness(),
            rule.responsePercent(),
            rule.remissionBelow(),
            rule.reliable(),
            rule.reliable()));
    return sql.query(query.toString(), ReportQuery::counts, arguments.toArray());
  }

  private static void only(
      StringBuilder query, List<Object> arguments, String column, @Nullable Object value) {
    if (value != null) {
      query.append(" and ").append(column).append(" = ?");
      arguments.add(value);
    }
  }

  /** The groups that an episode counts in: one, but for its conditions, which may be several. */
  private static String keys(By by) {
    return switch (by) {
      case PROGRAM -> one("program_id::text");
      case SITE -> one("site_id::text");
      case CLINICIAN -> one("practitioner_id::text");
      case MONTH -> one("to_char(admitted_on, 'YYYY-MM')");
      case QUARTER -> one("to_char(admitted_on, 'YYYY-\"Q\"Q')");
      case CONDITION -> "coalesce(nullif(conditions, '{}'), array['unknown'])";
    };
  }

  private static String one(String key) {
    return "array[coalesce(" + key + ", 'unknown')]";
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        number(row, 11),
        number(row, 12),
        number(row, 13),
        row.getLong(14),
        row.getLong(15),
        number(row, 16),
        number(row, 17),
        number(row, 18));
  }

  private static @Nullable Double number(ResultSet row, int column) throws SQLException {
    return row.getObject(column, Double.class);
  }
}
