package health.trellis.notification.contact;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds where a person is reached. */
@ApplicationScoped
public class Contacts {
  private static final String SELECT =
      """
      select c.id, c.audience, c.channel, c.address, c.verified_at, c.created_at, s.reason
      from contact_point c
      left join stopped_address s on s.channel = c.channel and s.address = c.address
      """;

  private final Sql sql;

  Contacts(Sql sql) {
    this.sql = sql;
  }

  /**
   * Where something may go.
   *
   * @param address the address or number; absent where a channel keeps its own
   * @param verified whether the person confirmed it
   * @param stopped whether nothing may go there any more
   */
  public record Reach(@Nullable String address, boolean verified, boolean stopped) {
    /** All devices of a person. */
    public static final Reach DEVICES = new Reach(null, true, false);
  }

  record Row(
      UUID id,
      String audience,
      Channel channel,
      String address,
      @Nullable Instant verifiedAt,
      Instant createdAt,
      @Nullable String stopped) {
    ContactDto toDto() {
      return new ContactDto(id, channel, address, verifiedAt != null, stopped, createdAt);
    }
  }

  /**
   * Where a channel reaches a person: what the person gave and confirmed last, before the mail
   * address on record. Empty when there is nothing.
   */
  public Optional<Reach> reach(Person person, Channel channel) {
    Optional<Reach> own =
        sql
            .query(
                SELECT
                    + " where c.audience = ? and c.channel = ?"
                    + " order by c.verified_at desc nulls last, c.id desc",
                Contacts::read,
                person.audience(),
                channel.name())
            .stream()
            .map(row -> new Reach(row.address(), row.verifiedAt() != null, row.stopped() != null))
            .findFirst();
    String onRecord = person.email();
    if (channel != Channel.EMAIL || onRecord == null) {
      return own;
    }
    return own.filter(Reach::verified)
        .or(() -> Optional.of(new Reach(onRecord, true, isStopped(channel, onRecord))));
  }

  /** Whether the person agreed to text messages. */
  public boolean agreedToTexts(String audience) {
    return sql.first(
            "select given from text_consent where audience = ? order by id desc limit 1",
            row -> row.getBoolean(1),
            audience)
        .orElse(false);
  }

  boolean isStopped(Channel channel, String address) {
    return sql.first(
            "select 1 from stopped_address where channel = ? and address = ?",
            row -> row.getInt(1),
            channel.name(),
            address)
        .isPresent();
  }

  List<Row> of(String audience) {
    return sql.query(SELECT + " where c.audience = ? order by c.id", Contacts::read, audience);
  }

  Optional<Row> find(UUID id, String audience) {
    return sql.first(SELECT + " where c.id = ? and c.audience = ?", Contacts::read, id, audience);
  }

  /** Everybody who gave a number. */
  List<String> owners(Channel channel, String address) {
    return sql.query(
        "select audience from contact_point where channel = ? and address = ?",
        row -> row.getString(1),
        channel.name(),
        address);
  }

  private static Row read(ResultSet row) throws SQLException {
    Timestamp verified = row.getTimestamp(5);
    return new Row(
        row.getObject(1, UUID.class),
        row.getString(2),
        Channel.valueOf(row.getString(3)),
        row.getString(4),
        verified == null ? null : verified.toInstant(),
        row.getTimestamp(6).toInstant(),
        row.getString(7));
  }
}
