package health.trellis.notification.trace;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.DeliveryQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the records of messages, and sets given-up ones going again. */
@ApplicationScoped
class Traces {
  private final Sql sql;
  private final DeliveryQueue queue;

  Traces(Sql sql, DeliveryQueue queue) {
    this.sql = sql;
    this.queue = queue;
  }

  /**
   * Which messages.
   *
   * @param patientId about whom
   * @param audience only for that audience
   * @param kind only of that kind
   * @param from made at or after
   * @param until made before
   */
  record Filter(
      UUID patientId,
      @Nullable String audience,
      @Nullable String kind,
      @Nullable Instant from,
      @Nullable Instant until) {}

  Page<TraceDto> find(Filter filter, PageRequest page) {
    StringBuilder where = new StringBuilder("patient_id = ?");
    List<Object> arguments = new ArrayList<>(List.of(filter.patientId()));
    and(where, arguments, "audience = ?", filter.audience());
    and(where, arguments, "kind = ?", filter.kind());
    and(where, arguments, "created_at >= ?", filter.from());
    and(where, arguments, "created_at < ?", filter.until());
    return page(where, arguments, page);
  }

  /** What was given up, newest first. */
  Page<TraceDto> failed(PageRequest page) {
    return page(new StringBuilder("state = 'FAILED'"), new ArrayList<>(), page);
  }

  /** About whom a message is; empty when there is no such message, or it is about nobody. */
  Optional<UUID> patientOf(UUID id) {
    return sql
        .query(
            "select patient_id from notification where id = ?",
            row -> Optional.ofNullable(row.getObject(1, UUID.class)),
            id)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Queues a message that was given up, from its first try; false when it was not given up. */
  boolean replay(UUID id) {
    boolean replayed =
        sql.update(
                """
                update notification set state = 'QUEUED', reason = null, ended_at = null,
                  attempts = 0
                where id = ? and state = 'FAILED'
                """,
                id)
            == 1;
    if (replayed) {
      queue.enqueueAgain(id);
    }
    return replayed;
  }

  private static void and(
      StringBuilder where, List<Object> arguments, String condition, @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      arguments.add(value);
    }
  }

  private Page<TraceDto> page(StringBuilder where, List<Object> arguments, PageRequest page) {
    page.cursor().ifPresent(cursor -> and(where, arguments, "id < ?", cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<TraceDto> rows =
        sql.query(
            "select %s from notification where %s order by id desc limit ?"
                .formatted(TraceRow.COLUMNS, where),
            TraceRow::read,
            arguments.toArray());
    return Page.of(withAttempts(rows), page, row -> Cursor.of(row.id()));
  }

  private List<TraceDto> withAttempts(List<TraceDto> rows) {
    String[] ids = rows.stream().map(row -> row.id().toString()).toArray(String[]::new);
    Map<UUID, List<TraceDto.Step>> attempts =
        sql
            .query(
                """
                select notification_id, at, outcome, provider, detail from delivery_attempt
                where notification_id = any(?::uuid[]) order by id
                """,
                TraceRow::readAttempt,
                (Object) ids)
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return rows.stream()
        .map(row -> row.with(merge(row.timeline(), attempts.getOrDefault(row.id(), List.of()))))
        .toList();
  }

  private static List<TraceDto.Step> merge(List<TraceDto.Step> a, List<TraceDto.Step> b) {
    return Stream.concat(a.stream(), b.stream())
        .sorted((one, other) -> one.at().compareTo(other.at()))
        .toList();
  }
}
