package health.trellis.scheduling.session;

import health.trellis.kit.sql.Sql;
import health.trellis.scheduling.time.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What takes the time of clinicians and rooms: sessions led alone or with somebody, and holds. */
@ApplicationScoped
public class Occupation {
  private final Sql sql;

  Occupation(Sql sql) {
    this.sql = sql;
  }

  /**
   * A stretch of time that a clinician or a room is taken.
   *
   * @param sessionId by which session; absent where somebody holds it
   */
  public record Taken(UUID resource, Span span, @Nullable UUID sessionId) {}

  /**
   * When some clinicians and rooms are taken within a stretch of time, by resource and in order of
   * time.
   */
  public Map<UUID, List<Span>> within(Collection<UUID> resources, Span span) {
    return of(resources, span).stream()
        .collect(
            Collectors.groupingBy(
                Taken::resource, Collectors.mapping(Taken::span, Collectors.toList())));
  }

  /**
   * What takes some clinicians and rooms within a stretch of time, in one query and in order of
   * time. The exclusion constraint's index answers it, however long the history is.
   */
  public List<Taken> of(Collection<UUID> resources, Span span) {
    if (resources.isEmpty()) {
      return List.of();
    }
    return sql.query(
        "select resource_id, starts_at, ends_at, session_id from occupation"
            + " where resource_id = any (?::uuid[]) and tstzrange(starts_at, ends_at) &&"
            + " tstzrange(?, ?) order by starts_at",
        row ->
            new Taken(
                row.getObject(1, UUID.class),
                new Span(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()),
                row.getObject(4, UUID.class)),
        resources.stream().map(UUID::toString).toArray(String[]::new),
        span.start(),
        span.end());
  }
}
