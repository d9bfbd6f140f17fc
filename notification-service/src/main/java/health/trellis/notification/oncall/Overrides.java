package health.trellis.notification.oncall;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who stands in for whom. */
@ApplicationScoped
class Overrides {
  private final Sql sql;
  private final OnCall onCall;
  private final Event<HandedOver> handOvers;
  private final Clock clock;

  Overrides(Sql sql, OnCall onCall, Event<HandedOver> handOvers, Clock clock) {
    this.sql = sql;
    this.onCall = onCall;
    this.handOvers = handOvers;
    this.clock = clock;
  }

  /** Those of now and later. */
  List<OverrideDto> of(UUID programId) {
    return sql.query(
        """
        select id, practitioner_id, starts_at, ends_at, reason, made_by from on_call_override
        where program_id = ? and ends_at > ? order by starts_at, id
        """,
        Overrides::read,
        programId,
        clock.instant());
  }

  OverrideDto add(UUID programId, OverrideDto.NewOverride wanted, String madeBy) {
    if (!wanted.endsAt().isAfter(wanted.startsAt())) {
      throw Refusal.invalid("/endsAt", "order", "It ends after it starts.");
    }
    if (!wanted.endsAt().isAfter(clock.instant())) {
      throw Refusal.invalid("/endsAt", "past", "It would be over already.");
    }
    UUID id = Ids.next();
    sql.update(
        """
        insert into on_call_override
          (id, program_id, practitioner_id, starts_at, ends_at, reason, made_by, made_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        programId,
        wanted.practitionerId(),
        wanted.startsAt(),
        wanted.endsAt(),
        wanted.reason(),
        madeBy,
        clock.instant());
    return new OverrideDto(
        id, wanted.practitionerId(), wanted.startsAt(), wanted.endsAt(), wanted.reason(), madeBy);
  }

  boolean remove(UUID programId, UUID id) {
    return sql.update("delete from on_call_override where program_id = ? and id = ?", programId, id)
        == 1;
  }

  /**
   * The caller's duty of now goes to somebody else, to the end of the shift. Alerts that nobody has
   * acknowledged are paged to the new one at once.
   */
  OverrideDto handOver(UUID programId, UUID from, UUID to, String reason, String madeBy) {
    Instant until =
        onCall
            .dutyEnds(programId, from)
            .orElseThrow(
                () -> Refusal.conflict("not-on-call", "Only who is on call can hand over."));
    if (from.equals(to)) {
      throw Refusal.invalid("/to", "same", "Hand over to somebody else.");
    }
    OverrideDto.NewOverride wanted =
        new OverrideDto.NewOverride(to, clock.instant(), until, reason);
    OverrideDto made = add(programId, wanted, madeBy);
    handOvers.fire(new HandedOver(programId, from, to));
    return made;
  }

  Optional<OverrideDto> find(UUID programId, UUID id) {
    return of(programId).stream().filter(override -> override.id().equals(id)).findFirst();
  }

  private static OverrideDto read(ResultSet row) throws SQLException {
    return new OverrideDto(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getTimestamp(3).toInstant(),
        row.getTimestamp(4).toInstant(),
        row.getString(5),
        row.getString(6));
  }
}
