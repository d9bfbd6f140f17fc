package health.trellis.notification.inapp;

import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lists that people read. Whether something is read is kept per reader, because several people
 * may stand behind a role.
 */
@ApplicationScoped
public class Inbox {
  private static final String VISIBLE =
      "n.channel = 'IN_APP' and n.state <> 'SUPPRESSED' and n.audience = any(?)";

  private final Sql sql;
  private final Clock clock;

  Inbox(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** An entry with those whom it is for. */
  record Entry(String audience, NotificationDto notification) {}

  /** Which part of a reader's list. */
  public enum Box {
    /** All that is not put away. */
    INBOX("r.archived_at is null"),
    UNREAD("r.read_at is null"),
    ARCHIVE("r.archived_at is not null");

    private final String condition;

    Box(String condition) {
      this.condition = condition;
    }
  }

  /** A part of a reader's list, newest first. */
  Page<NotificationDto> list(Box box, List<String> audiences, String reader, PageRequest page) {
    List<@Nullable Object> arguments =
        new ArrayList<>(List.of(reader, audiences.toArray(String[]::new)));
    page.cursor().ifPresent(cursor -> arguments.add(cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<NotificationDto> rows =
        sql.query(
            """
            select %s, r.read_at from notification n
            left join notification_read r on r.notification_id = n.id and r.reader = ?
            where %s and %s %s order by n.id desc limit ?
            """
                .formatted(
                    NotificationDto.COLUMNS,
                    VISIBLE,
                    box.condition,
                    page.cursor().isPresent() ? "and n.id < ?" : ""),
            NotificationDto::read,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /** All messages about a patient, whoever they are for, newest first. */
  Page<NotificationDto> about(UUID patientId, PageRequest page) {
    List<Object> arguments = new ArrayList<>(List.of(patientId));
    page.cursor().ifPresent(cursor -> arguments.add(cursor.uuid(0)));
    arguments.add(page.limit() + 1);
    List<NotificationDto> rows =
        sql.query(
            """
            select %s, n.read_at from notification n
            where n.patient_id = ? %s order by n.id desc limit ?
            """
                .formatted(
                    NotificationDto.COLUMNS, page.cursor().isPresent() ? "and n.id < ?" : ""),
            NotificationDto::read,
            arguments.toArray());
    return Page.of(rows, page, row -> Cursor.of(row.id()));
  }

  /** How many a reader has not read. */
  long unread(List<String> audiences, String reader) {
    return sql.first(
            """
            select count(*) from notification n
            where %s and not exists
              (select 1 from notification_read r where r.notification_id = n.id and r.reader = ?)
            """
                .formatted(VISIBLE),
            row -> row.getLong(1),
            audiences.toArray(String[]::new),
            reader)
        .orElse(0L);
  }

  /** Marks as read, once; nothing changes when it was read before. */
  void read(UUID id, List<String> audiences, String reader) {
    if (find(id, audiences).isEmpty()) {
      throw Refusal.notFound("notification");
    }
    sql.update(
        """
        insert into notification_read (notification_id, reader, read_at) values (?, ?, ?)
        on conflict do nothing
        """,
        id,
        reader,
        clock.instant());
    sql.update(
        "update notification set read_at = coalesce(read_at, ?) where id = ?", clock.instant(), id);
  }

  /** Marks all as read; tells how many were not. */
  int readAll(List<String> audiences, String reader) {
    return sql.update(
        """
        insert into notification_read (notification_id, reader, read_at)
        select n.id, ?, ? from notification n where %s on conflict do nothing
        """
            .formatted(VISIBLE),
        reader,
        clock.instant(),
        audiences.toArray(String[]::new));
  }

  /** Puts away, or takes back out; what is put away counts as read. */
  void archive(UUID id, List<String> audiences, String reader, boolean away) {
    read(id, audiences, reader);
    sql.update(
        """
        update notification_read set archived_at = case when ? then coalesce(archived_at, ?) end
        where notification_id = ? and reader = ?
        """,
        away,
        clock.instant(),
        id,
        reader);
  }

  private Optional<UUID> find(UUID id, List<String> audiences) {
    return sql.first(
        "select n.id from notification n where %s and n.id = ?".formatted(VISIBLE),
        row -> row.getObject(1, UUID.class),
        audiences.toArray(String[]::new),
        id);
  }

  /** How many of a patient's own messages stand where, for reports. */
  Map<String, Long> statistics(UUID patientId) {
    Map<String, Long> counts = new LinkedHashMap<>();
    sql.query(
            """
            select lower(state), count(*) from notification where patient_id = ?
            group by state order by state
            """,
            row -> Map.entry(row.getString(1), row.getLong(2)),
            patientId)
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** What a reader missed after a message, oldest first. */
  List<NotificationDto> since(UUID lastSeen, List<String> audiences, int limit) {
    return sql.query(
        "select %s, n.read_at from notification n where %s and n.id > ? order by n.id limit ?"
            .formatted(NotificationDto.COLUMNS, VISIBLE),
        NotificationDto::read,
        audiences.toArray(String[]::new),
        lastSeen,
        limit);
  }

  /** What was made since a moment, for the streams. */
  List<Entry> createdSince(Instant moment) {
    return entries("n.created_at >= ?", moment);
  }

  /** Entries by their ids, for the streams. */
  List<Entry> entries(List<UUID> ids) {
    return entries(
        "n.id = any(?::uuid[])", (Object) ids.stream().map(UUID::toString).toArray(String[]::new));
  }

  private List<Entry> entries(String condition, Object argument) {
    return sql.query(
        """
        select %s, n.read_at from notification n
        where n.channel = 'IN_APP' and n.state <> 'SUPPRESSED' and %s order by n.id
        """
            .formatted(NotificationDto.COLUMNS, condition),
        row -> new Entry(row.getString("audience"), NotificationDto.read(row)),
        argument);
  }

  /** The ids of what was made for a reader since a moment. */
  List<UUID> createdSince(Instant moment, List<String> audiences) {
    return sql.query(
        "select n.id from notification n where %s and n.created_at >= ?".formatted(VISIBLE),
        row -> row.getObject(1, UUID.class),
        audiences.toArray(String[]::new),
        moment);
  }
}
