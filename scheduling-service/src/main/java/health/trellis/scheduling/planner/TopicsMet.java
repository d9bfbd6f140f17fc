package health.trellis.scheduling.planner;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.session.Lesson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads which topics of curricula patients have met, or will have before the weeks in question. */
@ApplicationScoped
class TopicsMet {
  private final Sql sql;

  TopicsMet(Sql sql) {
    this.sql = sql;
  }

  /** By patient, in one query; a place that was not used does not count. */
  Map<UUID, Set<Lesson>> before(Instant start, Collection<UUID> patients) {
    return sql
        .query(
            """
            select distinct b.patient_id, s.curriculum_id, s.module, s.topic from booking b
            join therapy_session s on s.id = b.session_id
            left join attendance a on a.booking_id = b.id
            where b.patient_id = any (?::uuid[]) and b.starts_at < ? and b.status = 'BOOKED'
              and s.status = 'SCHEDULED' and s.curriculum_id is not null
              and coalesce(a.status not in ('NO_SHOW', 'EXCUSED'), true)
            """,
            row ->
                Map.entry(
                    row.getObject(1, UUID.class),
                    new Lesson(row.getObject(2, UUID.class), row.getString(3), row.getString(4))),
            patients.stream().map(UUID::toString).toArray(String[]::new),
            start)
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }
}
