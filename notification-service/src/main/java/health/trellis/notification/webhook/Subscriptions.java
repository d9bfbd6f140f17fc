package health.trellis.notification.webhook;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
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

/** The subscriptions. */
@ApplicationScoped
class Subscriptions {
  private static final Duration TOLD_AGAIN_AFTER = Duration.ofDays(1);
  private static final String COLUMNS =
      "id, owner, client_id, url, event_types, secret, old_secret, old_secret_until, paused,"
          + " failing_since, created_at, topic, about_patient, channel_headers, heartbeat_seconds,"
          + " reason, ends_at, shaken_at, events";

  private final Sql sql;

  Subscriptions(Sql sql) {
    this.sql = sql;
  }

  void insert(Webhook webhook) {
    sql.update(
        """
        insert into webhook (id, owner, client_id, url, event_types, secret, active, created_at)
        values (?, ?, ?, ?, ?, ?, true, ?)
        """,
        webhook.id(),
        webhook.owner(),
        webhook.clientId(),
        webhook.url(),
        String.join(",", webhook.eventTypes()),
        webhook.secret(),
        webhook.createdAt());
    if (webhook.topical() != null) {
      keep(webhook.id(), webhook.topical());
    }
  }

  /** Writes a subscription of FHIR anew: it counts on, but has to take a handshake again. */
  void rewrite(UUID id, String url, Topical topical) {
    sql.update(
        """
        update webhook set url = ?, shaken_at = null, failing_since = null, version = version + 1
        where id = ?
        """,
        url,
        id);
    keep(id, topical);
  }

  private void keep(UUID id, Topical topical) {
    sql.update(
        """
        update webhook set topic = ?, about_patient = ?::uuid, channel_headers = ?,
          heartbeat_seconds = ?::int, reason = ?, ends_at = ?::timestamptz
        where id = ?
        """,
        topical.topic().name(),
        topical.aboutPatient(),
        String.join("\n", topical.headers()),
        topical.heartbeatSeconds(),
        topical.reason(),
        topical.endsAt(),
        id);
  }

  /** The version, with the row locked, so that two edits at once meet. */
  long lockVersion(UUID id) {
    return sql.first(
            "select version from webhook where id = ? for update", row -> row.getLong(1), id)
        .orElseThrow();
  }

  long version(UUID id) {
    return sql.first("select version from webhook where id = ?", row -> row.getLong(1), id)
        .orElse(0L);
  }

  /** The endpoint took the handshake. */
  void shaken(UUID id, Instant now) {
    sql.update("update webhook set shaken_at = ?, last_sent_at = ? where id = ?", now, now, id);
  }

  /** Something was delivered: no heartbeat is needed for a while. */
  void sent(UUID id, Instant now) {
    sql.update("update webhook set last_sent_at = ? where id = ?", now, id);
  }

  /** The number of one more event. */
  long count(UUID id) {
    return sql.first(
            "update webhook set events = events + 1 where id = ? returning events",
            row -> row.getLong(1),
            id)
        .orElseThrow();
  }

  /** An owner's subscriptions of FHIR, newest first. */
  List<Webhook> topical(String owner) {
    return sql.query(
        "select "
            + COLUMNS
            + " from webhook where owner = ? and topic is not null order by id desc",
        Subscriptions::read,
        owner);
  }

  Optional<Webhook> find(UUID id) {
    return sql.first("select " + COLUMNS + " from webhook where id = ?", Subscriptions::read, id);
  }

  /** An owner's own; nobody else even learns that it exists. */
  Webhook own(UUID id, String owner) {
    return find(id)
        .filter(webhook -> webhook.owner().equals(owner))
        .orElseThrow(() -> Refusal.notFound("webhook"));
  }

  List<Webhook> all() {
    return sql.query("select " + COLUMNS + " from webhook", Subscriptions::read);
  }

  Page<Webhook> of(String owner, PageRequest page) {
    List<Object> arguments = new ArrayList<>(List.of(owner));
    page.cursor().ifPresent(cursor -> arguments.add(cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<Webhook> rows =
        sql.query(
            "select %s from webhook where owner = ? and topic is null %s order by id desc limit ?"
                .formatted(COLUMNS, page.cursor().isPresent() ? "and id < ?" : ""),
            Subscriptions::read,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /** Gives a new secret; the one before signs too until a moment. */
  void rotate(UUID id, String secret, Instant oldUntil) {
    sql.update(
        """
        update webhook set old_secret = secret, old_secret_until = ?, secret = ?,
          version = version + 1
        where id = ?
        """,
        oldUntil,
        secret,
        id);
  }

  void pause(UUID id, Webhook.@Nullable Pause why) {
    sql.update(
        "update webhook set paused = ?, version = version + 1 where id = ?",
        why == null ? null : why.name(),
        id);
  }

  /**
   * Holds one that fails for long or wants no more. True where those who run the program are to be
   * told: they were not within a day.
   */
  boolean hold(UUID id, Webhook.Pause why, Instant now) {
    return sql.first(
            """
            update webhook w set paused = ?, version = w.version + 1,
              pause_told_at = case when before.told then w.pause_told_at else ?::timestamptz end
            from (select id, coalesce(pause_told_at > ?::timestamptz, false) as told
              from webhook where id = ? for update) before
            where w.id = before.id returning not before.told
            """,
            row -> row.getBoolean(1),
            why.name(),
            now,
            now.minus(TOLD_AGAIN_AFTER),
            id)
        .orElse(false);
  }

  /** A try succeeded: whatever failed before is over. True when that ends a pause. */
  boolean works(UUID id) {
    return sql.first(
            """
            update webhook w set failing_since = null,
              paused = case when w.paused = 'FAILING' then null else w.paused end
            from webhook before
            where w.id = ? and before.id = w.id and w.failing_since is not null
            returning before.paused = 'FAILING'
            """,
            row -> row.getBoolean(1),
            id)
        .orElse(false);
  }

  /** A try failed; gives since when they do. */
  Instant fails(UUID id, Instant now) {
    return sql.first(
            """
            update webhook set failing_since = coalesce(failing_since, ?) where id = ?
            returning failing_since
            """,
            row -> row.getTimestamp(1).toInstant(),
            now,
            id)
        .orElse(now);
  }

  void delete(UUID id) {
    sql.update("delete from webhook where id = ?", id);
  }

  private static Webhook read(ResultSet row) throws SQLException {
    Set<String> types =
        Arrays.stream(row.getString("event_types").split(","))
            .filter(type -> !type.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String paused = row.getString("paused");
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getString("client_id"),
        row.getString("url"),
        types,
        row.getString("secret"),
        row.getString("old_secret"),
        instant(row.getTimestamp("old_secret_until")),
        paused == null ? null : Webhook.Pause.valueOf(paused),
        instant(row.getTimestamp("failing_since")),
        row.getTimestamp("created_at").toInstant(),
        readTopical(row));
  }

  private static @Nullable Topical readTopical(ResultSet row) throws SQLException {
    String topic = row.getString("topic");
    if (topic == null) {
      return null;
    }
    return new Topical(
        Topic.valueOf(topic),
        row.getObject("about_patient", UUID.class),
        row.getString("channel_headers").lines().toList(),
        row.getObject("heartbeat_seconds", Integer.class),
        row.getString("reason"),
        instant(row.getTimestamp("ends_at")),
        instant(row.getTimestamp("shaken_at")),
        row.getLong("events"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
