package health.trellis.kit.inbox;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.json.EventJson;
import health.trellis.kit.kafka.KafkaConnections;
import health.trellis.kit.kafka.Topics;
import health.trellis.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events that were set aside: kept in the database for replay, and told to the topic's own .dlt.
 */
@ApplicationScoped
public class DeadLetters {
  private static final long ACK_SECONDS = 20;

  private final Sql sql;
  private final Clock clock;
  private final KafkaConnections kafka;
  private final EventProcessor processor;
  private final MeterRegistry meters;
  private @Nullable KafkaProducer<String, byte[]> producer;

  DeadLetters(
      Sql sql,
      Clock clock,
      KafkaConnections kafka,
      EventProcessor processor,
      MeterRegistry meters) {
    this.sql = sql;
    this.clock = clock;
    this.kafka = kafka;
    this.processor = processor;
    this.meters = meters;
  }

  /**
   * A dead letter as operators see it: without the payload, which may hold a patient's data.
   *
   * @param id the dead letter
   * @param eventType the event's type
   * @param topic where it came from
   * @param failure where it failed, by class and place
   * @param failedAt when
   * @param replayedAt when it took effect after all
   */
  public record DeadLetter(
      UUID id,
      @Nullable String eventType,
      String topic,
      String failure,
      Instant failedAt,
      @Nullable Instant replayedAt) {}

  /** Sets an event aside. */
  void add(ReceivedEvent event, String failure) {
    tell(event, failure);
    sql.update(
        """
        insert into dead_letter
          (id, event_id, topic, record_key, headers, payload, failure, failed_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
        """,
        Ids.next(),
        eventId(event),
        event.topic(),
        event.key(),
        EventJson.write(event.headers()),
        event.payload(),
        failure,
        clock.instant());
    meters.counter("trellis_events_set_aside", "topic", event.topic()).increment();
  }

  /** What waits for a person, newest first. */
  public Page<DeadLetter> open(PageRequest page) {
    String after = page.cursor().isPresent() ? "and (failed_at, id) < (?, ?)" : "";
    String select =
        """
        select id, headers ->> 'ce_type', topic, failure, failed_at, replayed_at
        from dead_letter where replayed_at is null %s
        order by failed_at desc, id desc limit ?
        """
            .formatted(after);
    List<DeadLetter> rows =
        page.cursor()
            .map(
                c ->
                    sql.query(select, DeadLetters::read, c.instant(0), c.uuid(1), page.limit() + 1))
            .orElseGet(() -> sql.query(select, DeadLetters::read, page.limit() + 1));
    return Page.of(rows, page, row -> Cursor.of(row.failedAt(), row.id()));
  }

  /** Lets a dead letter take effect now; it stays open when that fails again. */
  public void replay(UUID id, String replayedBy) {
    ReceivedEvent event =
        sql.first(
                """
                select topic, record_key, headers, payload from dead_letter
                where id = ? and replayed_at is null
                """,
                DeadLetters::readEvent,
                id)
            .orElseThrow(() -> Refusal.notFound("open dead letter"));
    try {
      processor.processNow(event);
    } catch (UnreadableEvent unreadable) {
      throw Refusal.conflict(
          "replay-failed", "The event cannot be read: " + unreadable.getMessage());
    }
    sql.update(
        "update dead_letter set replayed_at = ?, replayed_by = ? where id = ?",
        clock.instant(),
        replayedBy,
        id);
  }

  private void tell(ReceivedEvent event, String failure) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.deadLetter(event.topic()), event.key(), event.payload());
    event.headers().forEach((k, v) -> message.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
    message.headers().add("trellis_failure", failure.getBytes(StandardCharsets.UTF_8));
    try {
      open().send(message).get(ACK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", stopped);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the dead-letter topic did not take the event", failed);
    }
  }

  private synchronized KafkaProducer<String, byte[]> open() {
    if (producer == null) {
      producer = kafka.producer();
    }
    return producer;
  }

  @PreDestroy
  synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
    }
  }

  private static @Nullable UUID eventId(ReceivedEvent event) {
    try {
      return event.context().id();
    } catch (UnreadableEvent broken) {
      return null;
    }
  }

  private static DeadLetter read(ResultSet row) throws SQLException {
    var replayed = row.getTimestamp(6);
    return new DeadLetter(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        replayed == null ? null : replayed.toInstant());
  }

  @SuppressWarnings("unchecked")
  private static ReceivedEvent readEvent(ResultSet row) throws SQLException {
    try {
      Map<String, String> headers = EventJson.mapper().readValue(row.getString(3), Map.class);
      return new ReceivedEvent(row.getString(1), row.getString(2), headers, row.getBytes(4));
    } catch (IOException impossible) {
      throw new IllegalStateException("headers are written as JSON", impossible);
    }
  }
}
