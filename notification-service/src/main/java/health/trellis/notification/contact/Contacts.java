package health.trellis.notification.contact;

import health.trellis.kit.sql.Sql;
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
