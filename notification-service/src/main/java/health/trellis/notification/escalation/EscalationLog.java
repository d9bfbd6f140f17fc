package health.trellis.notification.escalation;

import health.trellis.event.RiskLevel;
import health.trellis.event.assessment.RiskAlertRaised;
import health.trellis.kit.Ids;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.ETags;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Escalations, their timelines and the policies. */
@ApplicationScoped
class EscalationLog {
  private static final String COLUMNS =
      "alert_id, patient_id, level, state, raised_at, acknowledged_at, resolved_at";

  private final Sql sql;

  EscalationLog(Sql sql) {
    this.sql = sql;
  }

  /** An open escalation, locked: one page at a time. */
  record Open(
      UUID alertId,
      UUID patientId,
      @Nullable UUID programId,
      RiskLevel level,
      int nextStep,
      Instant raisedAt,
      @Nullable Instant nextDueAt) {
    /** A new one, before its first page. */
    static Open of(RiskAlertRaised event) {
      return new Open(
          event.alertId(),
          event.patientId(),
          event.programId(),
          event.level(),
          0,
          event.raisedAt(),
          null);
    }
  }

  /** Keeps an alert's escalation; false when there is one already. */
  boolean insert(
      UUID alertId,
      UUID patientId,
      @Nullable UUID programId,
      RiskLevel level,
      String state,
      Instant raisedAt) {
    return sql.update(
            """
            insert into escalation (alert_id, patient_id, program_id, level, state, raised_at)
            values (?, ?, ?::uuid, ?, ?, ?) on conflict (alert_id) do nothing
            """,
            alertId,
            patientId,
            programId,
            level.name(),
            state,
            raisedAt)
        == 1;
  }

  Optional<Open> lockOpen(UUID alertId) {
    return sql.first(
        """
        select alert_id, patient_id, program_id, level, next_step, raised_at, next_due_at
        from escalation where alert_id = ? and state = 'OPEN' for update
        """,
        EscalationLog::readOpen,
        alertId);
  }

  void advance(UUID alertId, int nextStep, Instant nextDueAt) {
    sql.update(
        "update escalation set next_step = ?, next_due_at = ? where alert_id = ?",
        nextStep,
        nextDueAt,
        alertId);
  }

  /** Open ones whose next page should have gone before a moment. */
  List<Open> late(Instant before) {
    return sql.query(
        """
        select alert_id, patient_id, program_id, level, next_step, raised_at, next_due_at
        from escalation where state = 'OPEN' and next_due_at < ? order by next_due_at
        """,
        EscalationLog::readOpen,
        before);
  }

  /** Open ones whose next page goes after a moment. */
  List<Open> after(Instant moment) {
    return sql.query(
        """
        select alert_id, patient_id, program_id, level, next_step, raised_at, next_due_at
        from escalation where state = 'OPEN' and next_due_at > ? order by next_due_at
        """,
        EscalationLog::readOpen,
        moment);
  }

  /** The open ones of a program. */
  List<UUID> openOf(UUID programId) {
    return sql.query(
        "select alert_id from escalation where state = 'OPEN' and program_id = ? order by alert_id",
        row -> row.getObject(1, UUID.class),
        programId);
  }

  /** Ends the search for a human. An end that comes before its start is kept as well. */
  void acknowledge(UUID alertId, UUID patientId, String by, Instant at) {
    sql.update(
        """
        insert into escalation
          (alert_id, patient_id, level, state, acknowledged_at, acknowledged_by)
        values (?, ?, 'MODERATE', 'ACKNOWLEDGED', ?, ?)
        on conflict (alert_id) do update set
          state = case when escalation.state in ('OPEN','NOT_NEEDED') then 'ACKNOWLEDGED'
                       else escalation.state end,
          acknowledged_at = coalesce(escalation.acknowledged_at, excluded.acknowledged_at),
          acknowledged_by = coalesce(escalation.acknowledged_by, excluded.acknowledged_by)
        """,
        alertId,
        patientId,
        at,
        by);
  }

  void resolve(UUID alertId, UUID patientId, Instant at) {
    sql.update(
        """
        insert into escalation (alert_id, patient_id, level, state, resolved_at)
        values (?, ?, 'MODERATE', 'RESOLVED', ?)
        on conflict (alert_id) do update set state = 'RESOLVED', resolved_at = excluded.resolved_at
        """,
        alertId,
        patientId,
        at);
  }

  /**
   * Something that happened.
   *
   * @param target the step's target, or the risk
   * @param person who was paged
   */
  record Happened(
      UUID alertId, Instant at, String what, @Nullable String target, @Nullable String person) {}

  /** Keeps what happened. */
  void record(Happened happened) {
    record(List.of(happened));
  }

  /** Keeps what happened, in this order. */
  void record(List<Happened> story) {
    sql.batch(
        """
        insert into escalation_event (id, alert_id, at, what, target, person)
        values (?, ?, ?, ?, ?, ?)
        """,
        story.stream()
            .map(
                h ->
                    new Object[] {
                      Ids.next(), h.alertId(), h.at(), h.what(), h.target(), h.person()
                    })
            .toList());
  }

  Optional<EscalationDto> find(UUID alertId) {
    return sql.first(
            "select " + COLUMNS + " from escalation where alert_id = ?",
            EscalationLog::read,
            alertId)
        .map(found -> found.with(timeline(alertId)));
  }

  Page<EscalationDto> list(@Nullable String state, PageRequest page) {
    StringBuilder where = new StringBuilder("true");
    List<Object> arguments = new ArrayList<>();
    if (state != null) {
      where.append(" and state = ?");
      arguments.add(state);
    }
    page.cursor()
        .ifPresent(
            cursor -> {
              where.append(" and alert_id < ?");
              arguments.add(cursor.uuid(0));
            });
    arguments.add(page.limit() + 1);
    List<EscalationDto> rows =
        sql.query(
            "select %s from escalation where %s order by alert_id desc limit ?"
                .formatted(COLUMNS, where),
            EscalationLog::read,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.alertId()));
  }

  private record PolicyRow(EscalationPolicy.Step step, EscalationPolicy.Repeat repeat) {}

  EscalationPolicy policy(RiskLevel level) {
    List<PolicyRow> rows =
        sql.query(
            """
            select s.target, s.after_seconds, p.repeat_seconds, p.repeat_all
            from escalation_policy p join escalation_step s using (level)
            where level = ? order by s.step
            """,
            row ->
                new PolicyRow(
                    new EscalationPolicy.Step(
                        EscalationTarget.valueOf(row.getString(1)),
                        Duration.ofSeconds(row.getInt(2))),
                    new EscalationPolicy.Repeat(
                        Duration.ofSeconds(row.getInt(3)), row.getBoolean(4))),
            level.name());
    return new EscalationPolicy(
        rows.stream().map(PolicyRow::step).toList(), rows.getFirst().repeat());
  }

  long policyVersion(RiskLevel level) {
    return sql.first(
            "select version from escalation_policy where level = ?",
            row -> row.getLong(1),
            level.name())
        .orElseThrow();
  }

  /** Writes a policy, if it is still the one that the editor has read. */
  void replacePolicy(RiskLevel level, @Nullable String ifMatch, EscalationPolicy policy) {
    long version =
        sql.first(
                "select version from escalation_policy where level = ? for update",
                row -> row.getLong(1),
                level.name())
            .orElseThrow();
    ETags.check(ifMatch, version);
    sql.update(
        """
        update escalation_policy set version = version + 1, repeat_seconds = ?, repeat_all = ?
        where level = ?
        """,
        (int) policy.repeat().every().toSeconds(),
        policy.repeat().all(),
        level.name());
    writeSteps(level, policy);
  }

  private void writeSteps(RiskLevel level, EscalationPolicy policy) {
    sql.update("delete from escalation_step where level = ?", level.name());
    for (int i = 0; i < policy.steps().size(); i++) {
      EscalationPolicy.Step step = policy.steps().get(i);
      sql.update(
          "insert into escalation_step (level, step, target, after_seconds) values (?, ?, ?, ?)",
          level.name(),
          i,
          step.target().name(),
          (int) step.after().toSeconds());
    }
  }

  private List<EscalationDto.Happening> timeline(UUID alertId) {
    return sql.query(
        "select at, what, target, person from escalation_event where alert_id = ? order by id",
        row ->
            new EscalationDto.Happening(
                row.getTimestamp(1).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getString(4)),
        alertId);
  }

  private static EscalationDto read(ResultSet row) throws SQLException {
    return new EscalationDto(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        RiskLevel.valueOf(row.getString(3)),
        row.getString(4),
        instant(row.getTimestamp(5)),
        instant(row.getTimestamp(6)),
        instant(row.getTimestamp(7)),
        List.of());
  }

  private static Open readOpen(ResultSet row) throws SQLException {
    return new Open(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        RiskLevel.valueOf(row.getString(4)),
        row.getInt(5),
        row.getTimestamp(6).toInstant(),
        instant(row.getTimestamp(7)));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
