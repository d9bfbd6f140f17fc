package health.trellis.notification.contact;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
   * Where a person is reached.
   *
   * @param byChannel by mail and text, where there is an address or number
   * @param agreedToTexts whether the person said yes to text messages
   */
  public record Reaches(Map<Channel, Reach> byChannel, boolean agreedToTexts) {
    /** By one channel. */
    public Optional<Reach> by(Channel channel) {
      return Optional.ofNullable(byChannel.get(channel));
    }
  }

  /**
   * Where each of some people is reached, by audience: by what the person gave and confirmed last,
   * before the mail address on record.
   */
  public Map<String, Reaches> reaches(Collection<Person> people) {
    String[] audiences = people.stream().map(Person::audience).distinct().toArray(String[]::new);
    Map<String, List<Row>> given =
        sql
            .query(
                SELECT
                    + " where c.audience = any(?)"
                    + " order by c.verified_at desc nulls last, c.id desc",
                Contacts::read,
                (Object) audiences)
            .stream()
            .collect(Collectors.groupingBy(Row::audience));
    Set<String> agreed = agreedToTexts(audiences);
    Set<String> stopped = stoppedMail(people);
    Map<String, Reaches> reaches = new HashMap<>();
    for (Person person : people) {
      Map<Channel, Reach> byChannel = new EnumMap<>(Channel.class);
      for (Row row : given.getOrDefault(person.audience(), List.of())) {
        byChannel.putIfAbsent(
            row.channel(),
            new Reach(row.address(), row.verifiedAt() != null, row.stopped() != null));
      }
      String onRecord = person.email();
      Reach own = byChannel.get(Channel.EMAIL);
      if (onRecord != null && (own == null || !own.verified())) {
        byChannel.put(Channel.EMAIL, new Reach(onRecord, true, stopped.contains(onRecord)));
      }
      reaches.put(person.audience(), new Reaches(byChannel, agreed.contains(person.audience())));
    }
    return reaches;
  }

  /** Who of some said yes to text messages last. */
  private Set<String> agreedToTexts(String[] audiences) {
    return Set.copyOf(
        sql.query(
            """
            select audience from (
              select distinct on (audience) audience, given from text_consent
              where audience = any(?) order by audience, id desc) newest
            where given
            """,
            row -> row.getString(1),
            (Object) audiences));
  }

  private Set<String> stoppedMail(Collection<Person> people) {
    String[] addresses =
        people.stream()
            .map(Person::email)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(String[]::new);
    return addresses.length == 0
        ? Set.of()
        : Set.copyOf(
            sql.query(
                "select address from stopped_address where channel = 'EMAIL' and address = any(?)",
                row -> row.getString(1),
                (Object) addresses));
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
