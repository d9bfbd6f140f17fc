package health.trellis.kit.inbox;

import health.trellis.kit.json.EventJson;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queues of events that came before a fact which another topic is to bring: one for each topic
 * and key, so that one patient's events keep their order and nobody else's wait.
 */
@ApplicationScoped
class EarlyEvents {
  private static final String COLUMNS =
      "position, topic, record_key, headers, payload, since, failures";

  private final Sql sql;
  private final Clock clock;

  EarlyEvents(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * An event in a queue.
   *
   * @param position its place
   * @param event the event
   * @param since when it came
   * @param failures how often its handler failed since
   */
  record Early(long position, ReceivedEvent event, Instant since, int failures) {}

  /** Puts an event at the end of its queue; one that is there already stays where it is. */
  void add(ReceivedEvent event) throws UnreadableEvent {
    Instant now = clock.instant();
    sql.update(
        """
        insert into early_event
          (event_id, topic, record_key, headers, payload, since, tried_at)
        values (?, ?, ?, ?::jsonb, ?, ?, ?) on conflict (event_id) do nothing
        """,
        event.context().id(),
        event.topic(),
        event.queueKey(),
        EventJson.write(event.headers()),
        event.payload(),
        now,
        now);
  }

  /** The first of each queue, the one that was not tried for longest before the others. */
  List<Early> heads(int limit) {
    return sql.query(
        """
        select %s from (
          select distinct on (topic, record_key) * from early_event
          order by topic, record_key, position) head
        order by tried_at, position limit ?
        """
            .formatted(COLUMNS),
        EarlyEvents::read,
        limit);
  }

  /** Who is first behind one that has just left the queue. */
  Optional<Early> next(ReceivedEvent event) {
    return sql.first(
        """
        select %s from early_event where topic = ? and record_key = ? order by position limit 1
        """
            .formatted(COLUMNS),
        EarlyEvents::read,
        event.topic(),
        event.queueKey());
  }

  void tried(Early early, boolean failed) {
    sql.update(
        "update early_event set tried_at = ?, failures = failures + ? where position = ?",
        clock.instant(),
        failed ? 1 : 0,
        early.position());
  }

  void remove(Early early) {
    sql.update("delete from early_event where position = ?", early.position());
  }

  long count() {
    return sql.first("select count(*) from early_event", row -> row.getLong(1)).orElse(0L);
  }

  @SuppressWarnings("unchecked")
  private static Early read(ResultSet row) throws SQLException {
    try {
      Map<String, String> headers = EventJson.mapper().readValue(row.getString(4), Map.class);
      ReceivedEvent event =
          new ReceivedEvent(row.getString(2), row.getString(3), headers, row.getBytes(5));
      return new Early(row.getLong(1), event, row.getTimestamp(6).toInstant(), row.getInt(7));
    } catch (IOException impossible) {
      throw new IllegalStateException("headers are written as JSON", impossible);
    }
  }
}
