package health.trellis.notification.message;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.person.Person;
import health.trellis.notification.preference.QuietHours;
import health.trellis.notification.preference.Wishes;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with people. One question for all of them and all that decides: a page about a
 * risk waits for each answer.
 */
@ApplicationScoped
class Situations {
  /** What a person gave and confirmed last. */
  private static final String NEWEST =
      """
      left join lateral (
        select c.address, c.verified_at is not null as verified, s.reason is not null as stopped
        from contact_point c
        left join stopped_address s on s.channel = c.channel and s.address = c.address
        where c.audience = a.audience and c.channel = '%s'
        order by c.verified_at desc nulls last, c.id desc limit 1) %s on true
      """;

  private static final String QUERY =
      """
      select a.place,
        coalesce((select string_agg(p.category || '/' || p.channel, ',') from preference p
          where p.audience = a.audience and not p.enabled), '') as off,
        q.starts_at, q.ends_at, coalesce(v.digest, false) as digest,
        exists (select 1 from mail_refusal r where r.audience = a.audience) as refuses_mail,
        exists (select 1 from device d where d.audience = a.audience) as has_device,
        coalesce((select t.given from text_consent t where t.audience = a.audience
          order by t.id desc limit 1), false) as agreed,
        exists (select 1 from stopped_address s
          where s.channel = 'EMAIL' and s.address = a.email) as email_stopped,
        mail.address as mail_address, mail.verified as mail_verified, mail.stopped as mail_stopped,
        text.address as text_address, text.verified as text_verified, text.stopped as text_stopped
      from unnest(?::text[], ?::text[]) with ordinality a (audience, email, place)
      left join quiet_hours q on q.audience = a.audience
      left join preference_version v on v.audience = a.audience
      """
          + NEWEST.formatted("EMAIL", "mail")
          + NEWEST.formatted("SMS", "text");

  private final Sql sql;
  private final FrequencyCap cap;

  Situations(Sql sql, FrequencyCap cap) {
    this.sql = sql;
    this.cap = cap;
  }

  /** Of all who are to be told something. */
  Map<Person, Situation> of(Collection<Telling> tellings) {
    List<Person> asked = tellings.stream().map(Telling::person).distinct().toList();
    Map<String, Set<Channel>> enough = cap.reached(tellings);
    Map<Person, Situation> situations = new HashMap<>();
    sql.query(
            QUERY,
            row -> {
              Person person = asked.get(row.getInt("place") - 1);
              Set<Channel> had = enough.getOrDefault(person.audience(), Set.of());
              return Map.entry(person, read(person, had, row));
            },
            asked.stream().map(Person::audience).toArray(String[]::new),
            asked.stream().map(Person::email).toArray(String[]::new))
        .forEach(entry -> situations.put(entry.getKey(), entry.getValue()));
    return situations;
  }

  private static Situation read(Person person, Set<Channel> enough, ResultSet row)
      throws SQLException {
    Map<Channel, Reach> reaches = new EnumMap<>(Channel.class);
    put(reaches, Channel.EMAIL, given(row, "mail"));
    put(reaches, Channel.SMS, given(row, "text"));
    Reach own = reaches.get(Channel.EMAIL);
    if (person.email() != null && (own == null || !own.verified())) {
      // The address on record, where the person has confirmed none.
      boolean stopped = row.getBoolean("email_stopped");
      reaches.put(Channel.EMAIL, new Reach(person.email(), true, stopped));
    }
    put(reaches, Channel.PUSH, row.getBoolean("has_device") ? Reach.DEVICES : null);
    return new Situation(wishes(row), reaches, row.getBoolean("agreed"), enough);
  }

  private static void put(Map<Channel, Reach> reaches, Channel channel, @Nullable Reach reach) {
    if (reach != null) {
      reaches.put(channel, reach);
    }
  }

  private static @Nullable Reach given(ResultSet row, String name) throws SQLException {
    String address = row.getString(name + "_address");
    return address == null
        ? null
        : new Reach(address, row.getBoolean(name + "_verified"), row.getBoolean(name + "_stopped"));
  }

  private static Wishes wishes(ResultSet row) throws SQLException {
    LocalTime from = row.getObject("starts_at", LocalTime.class);
    return new Wishes(
        Set.of(row.getString("off").split(",")),
        from == null
            ? QuietHours.DEFAULT
            : new QuietHours(from, row.getObject("ends_at", LocalTime.class)),
        row.getBoolean("digest"),
        row.getBoolean("refuses_mail"));
  }
}
