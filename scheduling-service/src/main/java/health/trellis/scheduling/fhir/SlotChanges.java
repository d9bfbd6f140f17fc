package health.trellis.scheduling.fhir;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.time.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When what makes a clinician's slots last changed: what takes the clinician's time, and the
 * clinician, programs and sites themselves. Rather too late than too early: a client that asks what
 * is new misses nothing.
 *
 * @param all when clinician, programs and sites changed
 * @param stretches what changed in parts of the clinician's time
 */
record SlotChanges(Instant all, List<Stretch> stretches) {
  /** The longest pause and the longest way lie within it. */
  private static final Duration AROUND = Duration.ofMinutes(600);

  /** A change in a part of the time. */
  record Stretch(Span span, Instant changed) {}

  static SlotChanges of(Sql sql, UUID clinicianId, Span range) {
    Optional<Instant> all =
        sql.first(
            """
            select greatest(c.changed_at, max(p.changed_at), max(s.changed_at))
            from clinician c
            left join clinician_program cp on cp.clinician_id = c.id
            left join program p on p.id = cp.program_id
            left join site s on s.id = p.site_id
            where c.id = ? group by c.id
            """,
            row -> row.getTimestamp(1).toInstant(),
            clinicianId);
    List<Stretch> stretches =
        sql.query(
            """
            select starts_at, ends_at, changed_at from slot_change
            where (clinician_id = ? or clinician_id is null) and starts_at < ? and ends_at > ?
            """,
            row ->
                new Stretch(
                    new Span(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()),
                    row.getTimestamp(3).toInstant()),
            clinicianId,
            range.end().plus(AROUND),
            range.start().minus(AROUND));
    return new SlotChanges(all.orElse(Instant.EPOCH), stretches);
  }

  /** The last change that a slot may show. */
  Instant last(Span slot) {
    Span around = new Span(slot.start().minus(AROUND), slot.end().plus(AROUND));
    return stretches.stream()
        .filter(stretch -> stretch.span().overlaps(around))
        .map(Stretch::changed)
        .filter(all::isBefore)
        .max(Instant::compareTo)
        .orElse(all);
  }
}
