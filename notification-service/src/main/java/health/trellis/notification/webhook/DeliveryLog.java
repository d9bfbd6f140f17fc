package health.trellis.notification.webhook;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries and every try of them. */
@ApplicationScoped
class DeliveryLog {
  private static final String COLUMNS =
      "id, event_id, event_type, state, attempts, last_status, last_try_at";

  /** One patient's events go in their order: none overtakes one that waits. */
  private static final String FIRST_OF_ITS_PATIENT =
      """
      not exists (select 1 from webhook_delivery e where e.webhook_id = d.webhook_id
        and e.patient_id = d.patient_id and e.state = 'QUEUED' and e.id < d.id)
      """;

  private final Sql sql;

  DeliveryLog(Sql sql) {
    this.sql = sql;
  }

  /** A delivery with all that is needed to make it. */
  record Due(
      UUID id,
      UUID webhookId,
      UUID eventId,
      String eventType,
      @Nullable UUID patientId,
      Instant occurredAt,
      Instant queuedAt,
      int attempts,
      @Nullable String focus,
      @Nullable Long eventNumber) {}

  /** Queues an event for a subscriber; empty when it is queued already. */
  Optional<UUID> queue(
      UUID webhookId, UUID eventId, String type, @Nullable UUID patientId, Instant occurredAt) {
    UUID id = Ids.next();
    int inserted =
        sql.update(
            """
            insert into webhook_delivery
              (id, webhook_id, event_id, event_type, patient_id, occurred_at, state)
            values (?, ?, ?, ?, ?::uuid, ?, 'QUEUED')
            on conflict (webhook_id, event_id) do nothing
            """,
            id,
            webhookId,
            eventId,
            type,
            patientId,
            occurredAt);
    return inserted == 1 ? Optional.of(id) : Optional.empty();
  }

  /** Names what an event of a topic is about, and its number. */
  void describe(UUID deliveryId, String focus, long number) {
    sql.update(
        "update webhook_delivery set focus = ?, event_number = ? where id = ?",
        focus,
        number,
        deliveryId);
  }

  /** Whether a delivery is the first word to an endpoint. */
  boolean isHandshake(UUID deliveryId) {
    return sql.first(
            "select 1 from webhook_delivery where id = ? and event_type = ?",
            row -> row.getInt(1),
            deliveryId,
            Topical.HANDSHAKE)
        .isPresent();
  }

  Optional<UUID> webhookOf(UUID deliveryId) {
    return sql.first(
        "select webhook_id from webhook_delivery where id = ? and state = 'QUEUED'",
        row -> row.getObject(1, UUID.class),
        deliveryId);
  }

  /** Gives up what has waited since before a moment; true when it did. */
  boolean expire(UUID deliveryId, Instant before) {
    return sql.update(
            """
            update webhook_delivery set state = 'FAILED', last_status = 'expired'
            where id = ? and state = 'QUEUED' and queued_at < ?
            """,
            deliveryId,
            before)
        == 1;
  }

  /** Counts a try before it is made; empty when an earlier event of the patient still waits. */
  Optional<Due> begin(UUID deliveryId, Instant now) {
    return sql.first(
        """
        update webhook_delivery d set attempts = attempts + 1, last_try_at = ?
        where id = ? and state = 'QUEUED' and %s
        returning id, webhook_id, event_id, event_type, patient_id, occurred_at, queued_at, attempts,
          focus, event_number
        """
            .formatted(FIRST_OF_ITS_PATIENT),
        DeliveryLog::readDue,
        now,
        deliveryId);
  }

  /** How long a delivery has been in the queue. */
  Duration age(UUID deliveryId, Instant now) {
    return sql.first(
            "select queued_at from webhook_delivery where id = ?",
            row -> Duration.between(row.getTimestamp(1).toInstant(), now),
            deliveryId)
        .orElse(Duration.ZERO);
  }

  /** Keeps what came of a try. */
  void end(Due due, String state, String status, Instant startedAt, long millis) {
    sql.update(
        "update webhook_delivery set state = ?, last_status = ? where id = ?",
        state,
        status,
        due.id());
    sql.update(
        "insert into webhook_attempt (id, delivery_id, at, status, millis) values (?, ?, ?, ?, ?)",
        Ids.next(),
        due.id(),
        startedAt,
        status,
        millis);
  }

  /** The patient's next event that waits. */
  Optional<UUID> next(UUID webhookId, UUID patientId) {
    return sql.first(
        """
        select id from webhook_delivery
        where webhook_id = ? and patient_id = ? and state = 'QUEUED' order by id limit 1
        """,
        row -> row.getObject(1, UUID.class),
        webhookId,
        patientId);
  }

  /** All that wait, oldest first. */
  List<UUID> waiting(UUID webhookId) {
    return sql.query(
        "select id from webhook_delivery where webhook_id = ? and state = 'QUEUED' order by id",
        row -> row.getObject(1, UUID.class),
        webhookId);
  }

  /** Whether it is the oldest that waits, which is tried while the rest is held. */
  boolean isOldest(UUID webhookId, UUID deliveryId) {
    return sql.first(
            """
            select id from webhook_delivery
            where webhook_id = ? and state = 'QUEUED' order by id limit 1
            """,
            row -> row.getObject(1, UUID.class),
            webhookId)
        .filter(deliveryId::equals)
        .isPresent();
  }

  /** Queues a delivery again, from its first attempt. */
  boolean requeue(UUID webhookId, UUID deliveryId, Instant now) {
    return sql.update(
            """
            update webhook_delivery set state = 'QUEUED', attempts = 0, queued_at = ?
            where id = ? and webhook_id = ?
            """,
            now,
            deliveryId,
            webhookId)
        == 1;
  }

  Page<WebhookDto.Delivery> list(UUID webhookId, PageRequest page) {
    List<Object> arguments = new ArrayList<>(List.of(webhookId));
    page.cursor().ifPresent(cursor -> arguments.add(cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<WebhookDto.Delivery> rows =
        sql.query(
            "select %s from webhook_delivery where webhook_id = ? %s order by id desc limit ?"
                .formatted(COLUMNS, page.cursor().isPresent() ? "and id < ?" : ""),
            DeliveryLog::readDelivery,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  Optional<WebhookDto.Delivery> find(UUID webhookId, UUID deliveryId) {
    return sql.first(
            "select " + COLUMNS + " from webhook_delivery where webhook_id = ? and id = ?",
            DeliveryLog::readDelivery,
            webhookId,
            deliveryId)
        .map(delivery -> delivery.with(tries(deliveryId)));
  }

  private List<WebhookDto.Try> tries(UUID deliveryId) {
    return sql.query(
        "select at, status, millis from webhook_attempt where delivery_id = ? order by id",
        row ->
            new WebhookDto.Try(row.getTimestamp(1).toInstant(), row.getString(2), row.getLong(3)),
        deliveryId);
  }

  private static Due readDue(ResultSet row) throws SQLException {
    return new Due(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getTimestamp(6).toInstant(),
        row.getTimestamp(7).toInstant(),
        row.getInt(8),
        row.getString(9),
        row.getObject(10, Long.class));
  }

  private static WebhookDto.Delivery readDelivery(ResultSet row) throws SQLException {
    Timestamp lastTry = row.getTimestamp(7);
    return new WebhookDto.Delivery(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        lastTry == null ? null : lastTry.toInstant(),
        null);
  }
}
