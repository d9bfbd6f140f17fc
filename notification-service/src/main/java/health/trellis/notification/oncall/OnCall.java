package health.trellis.notification.oncall;

import health.trellis.kit.Ids;
import health.trellis.kit.http.ETags;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rotas. */
@ApplicationScoped
public class OnCall {
  private final Sql sql;
  private final Clock clock;

  OnCall(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** A rota with its version. */
  record Rota(OnCallDto dto, long version) {}

  /** The clinicians who are on call now: those who stand in, or else those of the rota. */
  public List<UUID> now(UUID programId) {
    Instant now = clock.instant();
    return sql.query(
        """
        with stand_in as (
          select practitioner_id from on_call_override
          where program_id = ? and starts_at <= ? and ends_at > ?)
        select practitioner_id from stand_in
        union
        select practitioner_id from on_call_shift
        where program_id = ? and starts_at <= ? and ends_at > ?
          and not exists (select 1 from stand_in)
        """,
        row -> row.getObject(1, UUID.class),
        programId,
        now,
        now,
        programId,
        now,
        now);
  }

  /** When the duty of somebody who is on call now ends; empty for anybody else. */
  Optional<Instant> dutyEnds(UUID programId, UUID practitionerId) {
    if (!now(programId).contains(practitionerId)) {
      return Optional.empty();
    }
    return sql.first(
        """
        select max(ends_at) from (
          select ends_at, program_id, practitioner_id, starts_at from on_call_override
          union all
          select ends_at, program_id, practitioner_id, starts_at from on_call_shift) duty
        where program_id = ? and practitioner_id = ? and starts_at <= ? and ends_at > ?
        """,
        row -> row.getTimestamp(1).toInstant(),
        programId,
        practitionerId,
        clock.instant(),
        clock.instant());
  }

  /** A program's rota; empty where nobody has written one. */
  Rota read(UUID programId) {
    List<OnCallDto.Shift> shifts =
        sql.query(
            """
            select practitioner_id, starts_at, ends_at from on_call_shift
            where program_id = ? and ends_at > ? order by starts_at, id
            """,
            OnCall::readShift,
            programId,
            clock.instant());
    Optional<Rota> contacts =
        sql.first(
            """
            select coordinator_email, program_admin_email, version from on_call_contact
            where program_id = ?
            """,
            row ->
                new Rota(new OnCallDto(shifts, row.getString(1), row.getString(2)), row.getLong(3)),
            programId);
    return contacts.orElse(new Rota(new OnCallDto(shifts, null, null), 0));
  }

  /** Writes a program's rota anew. */
  Rota replace(UUID programId, @Nullable String ifMatch, OnCallDto wanted) {
    // Locks the rota's row, so that two edits at once meet.
    sql.update(
        "insert into on_call_contact (program_id) values (?) on conflict do nothing", programId);
    long version =
        sql.first(
                "select version from on_call_contact where program_id = ? for update",
                row -> row.getLong(1),
                programId)
            .orElseThrow();
    ETags.check(ifMatch, version);
    sql.update(
        """
        update on_call_contact
        set coordinator_email = ?, program_admin_email = ?, version = version + 1
        where program_id = ?
        """,
        wanted.coordinatorEmail(),
        wanted.programAdminEmail(),
        programId);
    sql.update("delete from on_call_shift where program_id = ?", programId);
    for (OnCallDto.Shift shift : wanted.shifts()) {
      sql.update(
          """
          insert into on_call_shift (id, program_id, practitioner_id, starts_at, ends_at)
          values (?, ?, ?, ?, ?)
          """,
          Ids.next(),
          programId,
          shift.practitionerId(),
          shift.startsAt(),
          shift.endsAt());
    }
    return read(programId);
  }

  private static OnCallDto.Shift readShift(ResultSet row) throws SQLException {
    return new OnCallDto.Shift(
        row.getObject(1, UUID.class),
        row.getTimestamp(2).toInstant(),
        row.getTimestamp(3).toInstant());
  }
}
