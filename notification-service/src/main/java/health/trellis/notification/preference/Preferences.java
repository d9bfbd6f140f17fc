package health.trellis.notification.preference;

import health.trellis.kit.http.ETags;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people want to hear. What nobody has chosen is on. */
@ApplicationScoped
public class Preferences {
  private final Sql sql;
  private final Clock clock;

  Preferences(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Whether a person hears of a category by a channel. */
  boolean wants(String audience, Category category, Channel channel) {
    return sql.first(
            "select enabled from preference where audience = ? and category = ? and channel = ?",
            row -> row.getBoolean(1),
            audience,
            category.name(),
            channel.name())
        .orElse(true);
  }

  /** Whether the person took the consent to mail back. */
  boolean refusesMail(String audience) {
    return sql.first(
            "select 1 from mail_refusal where audience = ?", row -> row.getInt(1), audience)
        .isPresent();
  }

  /** The person's quiet hours. */
  QuietHours quietHours(String audience) {
    return sql.first(
            "select starts_at, ends_at from quiet_hours where audience = ?",
            row ->
                new QuietHours(
                    row.getObject(1, LocalTime.class), row.getObject(2, LocalTime.class)),
            audience)
        .orElse(QuietHours.DEFAULT);
  }

  private record Extras(boolean digest, boolean caregiverCopies, @Nullable String language) {}

  private Optional<Extras> extras(String audience) {
    return sql.first(
        "select digest, caregiver_copies, language from preference_version where audience = ?",
        row -> new Extras(row.getBoolean(1), row.getBoolean(2), row.getString(3)),
        audience);
  }

  /** All choices of a person. */
  PreferencesDto of(String audience) {
    List<PreferencesDto.Choice> choices = new ArrayList<>();
    for (Category category : Category.values()) {
      if (category != Category.SAFETY) {
        for (Channel channel : Channel.values()) {
          choices.add(
              new PreferencesDto.Choice(category, channel, wants(audience, category, channel)));
        }
      }
    }
    QuietHours quiet = quietHours(audience);
    Extras extras = extras(audience).orElse(new Extras(false, false, null));
    return new PreferencesDto(
        choices,
        new PreferencesDto.Quiet(quiet.from(), quiet.until()),
        extras.digest(),
        extras.caregiverCopies(),
        extras.language(),
        refusesMail(audience));
  }

  /** The version of a person's choices; 0 while nothing was chosen. */
  long version(String audience) {
    return sql.first(
            "select version from preference_version where audience = ?",
            row -> row.getLong(1),
            audience)
        .orElse(0L);
  }

  /** Keeps a person's choices, if they are still those that the editor has read. */
  void keep(String audience, @Nullable String ifMatch, PreferencesDto wanted) {
    // Locks the row, so that two edits at once meet.
    sql.update(
        "insert into preference_version (audience) values (?) on conflict do nothing", audience);
    long version =
        sql.first(
                "select version from preference_version where audience = ? for update",
                row -> row.getLong(1),
                audience)
            .orElseThrow();
    ETags.check(ifMatch, version);
    sql.update(
        """
        update preference_version set version = version + 1, digest = coalesce(?::boolean, digest),
          caregiver_copies = coalesce(?::boolean, caregiver_copies),
          language = coalesce(?::text, language)
        where audience = ?
        """,
        wanted.digest(),
        wanted.caregiverCopies(),
        wanted.language(),
        audience);
    write(audience, wanted);
  }

  /** Keeps one choice. In the present transaction. */
  public void choose(String audience, Category category, Channel channel, boolean enabled) {
    sql.update(
        """
        insert into preference (audience, category, channel, enabled) values (?, ?, ?, ?)
        on conflict (audience, category, channel) do update set enabled = excluded.enabled
        """,
        audience,
        category.name(),
        channel.name(),
        enabled);
  }

  private void write(String audience, PreferencesDto wanted) {
    for (PreferencesDto.Choice choice : wanted.choices()) {
      choose(audience, choice.category(), choice.channel(), choice.enabled());
    }
    sql.update(
        """
        insert into quiet_hours (audience, starts_at, ends_at) values (?, ?, ?)
        on conflict (audience) do update set
          starts_at = excluded.starts_at, ends_at = excluded.ends_at
        """,
        audience,
        wanted.quietHours().from(),
        wanted.quietHours().until());
  }

  /** A consent to mail was taken back, or given again. */
  public void refuseMail(String audience, boolean refused) {
    if (refused) {
      sql.update(
          "insert into mail_refusal (audience, refused_at) values (?, ?) on conflict do nothing",
          audience,
          clock.instant());
      sql.update(
          """
          update notification set state = 'SUPPRESSED', reason = 'consent-revoked', ended_at = ?
          where audience = ? and channel = 'EMAIL' and state in ('PLANNED', 'QUEUED')
          """,
          clock.instant(),
          audience);
    } else {
      sql.update("delete from mail_refusal where audience = ?", audience);
    }
  }
}
