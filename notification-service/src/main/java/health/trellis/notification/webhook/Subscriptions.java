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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Subscriptions and deliveries. */
@ApplicationScoped
class Subscriptions {
  private static final String COLUMNS =
      "id, owner, client_id, url, event_types, secret, old_secret, active, created_at, version";
  private static final String DELIVERY =
      "id, event_id, event_type, state, attempts, last_status, last_try_at";

  private final Sql sql;

  Subscriptions(Sql sql) {
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
      int attempts) {}

  void insert(Webhook webhook) {
    sql.update(
        """
        insert into webhook (id, owner, client_id, url, event_types, secret, active, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        webhook.id(),
        webhook.owner(),
        webhook.clientId(),
        webhook.url(),
        String.join(",", webhook.eventTypes()),
        webhook.secret(),
        webhook.active(),
        webhook.createdAt());
  }

  Optional<Webhook> find(UUID id) {
    return sql.first("select " + COLUMNS + " from webhook where id = ?", Subscriptions::read, id);
  }

  List<Webhook> active() {
    return sql.query("select " + COLUMNS + " from webhook where active", Subscriptions::read);
  }

  Page<Webhook> of(String owner, PageRequest page) {
    List<Object> arguments = new ArrayList<>(List.of(owner));
    page.cursor().ifPresent(cursor -> arguments.add(cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<Webhook> rows =
        sql.query(
            "select %s from webhook where owner = ? %s order by id desc limit ?"
                .formatted(COLUMNS, page.cursor().isPresent() ? "and id < ?" : ""),
            Subscriptions::read,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  void rotate(UUID id, String secret) {
    sql.update(
        "update webhook set old_secret = secret, secret = ?, version = version + 1 where id = ?",
        secret,
        id);
  }

  void delete(UUID id) {
    sql.update("delete from webhook where id = ?", id);
  }

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

  /** Counts a try before it is made. */
  Optional<Due> begin(UUID deliveryId, Instant now) {
    return sql.first(
        """
        update webhook_delivery set attempts = attempts + 1, last_try_at = ?
        where id = ? and state = 'QUEUED'
        returning id, webhook_id, event_id, event_type, patient_id, occurred_at, attempts
        """,
        Subscriptions::readDue,
        now,
        deliveryId);
  }

  void end(UUID deliveryId, String state, String lastStatus) {
    sql.update(
        "update webhook_delivery set state = ?, last_status = ? where id = ?",
        state,
        lastStatus,
        deliveryId);
  }

  /** Queues a delivery again, from its first attempt. */
  boolean requeue(UUID webhookId, UUID deliveryId) {
    return sql.update(
            """
            update webhook_delivery set state = 'QUEUED', attempts = 0
            where id = ? and webhook_id = ?
            """,
            deliveryId,
            webhookId)
        == 1;
  }

  Page<WebhookDto.Delivery> deliveries(UUID webhookId, PageRequest page) {
    List<Object> arguments = new ArrayList<>(List.of(webhookId));
    page.cursor().ifPresent(cursor -> arguments.add(cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<WebhookDto.Delivery> rows =
        sql.query(
            "select %s from webhook_delivery where webhook_id = ? %s order by id desc limit ?"
                .formatted(DELIVERY, page.cursor().isPresent() ? "and id < ?" : ""),
            Subscriptions::readDelivery,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  private static Webhook read(ResultSet row) throws SQLException {
    Set<String> types =
        Arrays.stream(row.getString("event_types").split(","))
            .filter(type -> !type.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getString("client_id"),
        row.getString("url"),
        types,
        row.getString("secret"),
        row.getString("old_secret"),
        row.getBoolean("active"),
        row.getTimestamp("created_at").toInstant(),
        row.getLong("version"));
  }

  private static Due readDue(ResultSet row) throws SQLException {
    return new Due(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getTimestamp(6).toInstant(),
        row.getInt(7));
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
        lastTry == null ? null : lastTry.toInstant());
  }
}
