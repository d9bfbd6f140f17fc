package health.trellis.scheduling.session;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What takes the time of clinicians and rooms: sessions led alone or with somebody, and holds. */
@ApplicationScoped
public class Occupation {
  private final Sql sql;

  Occupation(Sql sql) {
    this.sql = sql;
  }

  private record Taken(UUID resource, Span span) {}

  /**
   * When some clinicians and rooms are taken within a stretch of time, in one query, by resource
   * and in order of time. The exclusion constraint's index answers it, however long the history is.
   */
  public Map<UUID, List<Span>> within(Collection<UUID> resources, Span span) {
    if (resources.isEmpty()) {
      return Map.of();
    }
    return sql
        .query(
            "select resource_id, starts_at, ends_at from occupation"
                + " where resource_id = any (?::uuid[]) and tstzrange(starts_at, ends_at) &&"
                + " tstzrange(?, ?) order by starts_at",
            row ->
                new Taken(
                    row.getObject(1, UUID.class),
                    new Span(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant())),
            resources.stream().map(UUID::toString).toArray(String[]::new),
            span.start(),
            span.end())
        .stream()
        .collect(
            Collectors.groupingBy(
                Taken::resource, Collectors.mapping(Taken::span, Collectors.toList())));
  }
}
