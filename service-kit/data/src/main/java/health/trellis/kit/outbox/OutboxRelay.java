package health.trellis.kit.outbox;

import health.trellis.kit.background.BackgroundLoop;
import health.trellis.kit.kafka.KafkaConnections;
import health.trellis.kit.kafka.Topics;
import health.trellis.kit.outbox.Outbox.Appended;
import health.trellis.kit.trace.TraceContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends what stands in the outbox to Kafka. One copy of a service at a time does so, held by an
 * advisory lock; it is woken in process after each commit, and polls as a net. A row is deleted
 * after the broker has it, so a crash in between sends it again: consumers know ids.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final int BATCH = 200;
  private static final long LOCK = 0x7472656c6c6973L;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long ACK_SECONDS = 20;

  private final DataSource dataSource;
  private final KafkaConnections kafka;
  private final Topics topics;
  private final String source;
  private @Nullable KafkaProducer<String, byte[]> producer;
  private @Nullable BackgroundLoop loop;

  OutboxRelay(
      DataSource dataSource,
      KafkaConnections kafka,
      Topics topics,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.dataSource = dataSource;
    this.kafka = kafka;
    this.topics = topics;
    this.source = source;
  }

  private record Row(
      long position,
      String id,
      String key,
      String type,
      String payload,
      String topic,
      String occurredAt,
      @Nullable String traceparent) {}

  void start(@Observes StartupEvent event) {
    loop = BackgroundLoop.start("outbox", POLL, this::drain);
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
    }
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
    }
  }

  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Appended event) {
    if (loop != null) {
      loop.wake();
    }
  }

  private void drain() {
    int sent;
    do {
      sent = sendBatch();
    } while (sent == BATCH);
  }

  private int sendBatch() {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int sent = lock(connection) ? send(connection) : 0;
        connection.commit();
        return sent;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the outbox cannot be read", failure);
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
      return result.next() && result.getBoolean(1);
    }
  }

  private int send(Connection connection) throws SQLException {
    List<Row> rows = read(connection);
    if (rows.isEmpty()) {
      return 0;
    }
    KafkaProducer<String, byte[]> open = open();
    List<Future<RecordMetadata>> acks = new ArrayList<>(rows.size());
    for (Row row : rows) {
      acks.add(open.send(message(row)));
    }
    open.flush();
    for (Future<RecordMetadata> ack : acks) {
      await(ack);
    }
    delete(connection, rows);
    return rows.size();
  }

  private KafkaProducer<String, byte[]> open() {
    if (producer == null) {
      topics.ensure();
      producer = kafka.producer();
    }
    return producer;
  }

  private static void await(Future<RecordMetadata> ack) {
    try {
      ack.get(ACK_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", stopped);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("the broker did not take an event", failure);
    }
  }

  private static List<Row> read(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select position, id, aggregateid, type, payload, topic,
                   to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                   traceparent
            from outbox order by position limit ?
            """)) {
      statement.setInt(1, BATCH);
      List<Row> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(
              new Row(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getString(5),
                  result.getString(6),
                  result.getString(7),
                  result.getString(8)));
        }
      }
      return rows;
    }
  }

  /**
   * Deletes just the rows that were sent: one with a lower position may have committed meanwhile.
   */
  private static void delete(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from outbox where position = any(?)")) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "bigint", rows.stream().map(Row::position).toArray(Long[]::new)));
      statement.executeUpdate();
    }
  }

  /** CloudEvents 1.0, Kafka protocol binding, binary mode. */
  private ProducerRecord<String, byte[]> message(Row row) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(
            row.topic(), row.key(), row.payload().getBytes(StandardCharsets.UTF_8));
    header(message, "ce_specversion", "1.0");
    header(message, "ce_id", row.id());
    header(message, "ce_type", row.type());
    header(message, "ce_source", "/" + source);
    header(message, "ce_subject", row.key());
    header(message, "ce_time", row.occurredAt());
    header(message, "content-type", "application/json");
    if (row.traceparent() != null) {
      header(message, TraceContext.HEADER, row.traceparent());
    }
    return message;
  }

  private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
