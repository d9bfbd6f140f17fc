package health.trellis.notification.message;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.person.Audience;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many messages a patient or family member gets on one channel in 24 hours. Reminders, which
 * keep sessions from being missed, and safety messages neither count nor are held back; nor is
 * anything in the app.
 */
@ApplicationScoped
class FrequencyCap {
  private static final Duration DAY = Duration.ofDays(1);

  private final Sql sql;
  private final Clock clock;
  private final int aDay;

  FrequencyCap(
      Sql sql, Clock clock, @ConfigProperty(name = "trellis.notifications.daily-cap") int aDay) {
    this.sql = sql;
    this.clock = clock;
    this.aDay = aDay;
  }

  /** Whether a message counts, and is held back where there were enough. */
  static boolean holds(Telling telling) {
    MessageKind kind = telling.message().kind();
    return !Audience.isStaff(telling.person().audience())
        && kind != MessageKind.SESSION_REMINDER
        && kind.category() != Category.SAFETY;
  }

  /** The channels on which somebody has had enough, by audience, of those to whom it matters. */
  Map<String, Set<Channel>> reached(Collection<Telling> tellings) {
    String[] audiences =
        tellings.stream()
            .filter(FrequencyCap::holds)
            .map(telling -> telling.person().audience())
            .distinct()
            .toArray(String[]::new);
    return audiences.length == 0 ? Map.of() : reached(audiences);
  }

  private Map<String, Set<Channel>> reached(String[] audiences) {
    return sql
        .query(
            """
            select audience, channel from notification
            where audience = any(?) and created_at > ?
              and state <> 'SUPPRESSED' and kind <> 'SESSION_REMINDER'
            group by audience, channel having count(*) >= ?
            """,
            row -> Map.entry(row.getString(1), Channel.valueOf(row.getString(2))),
            audiences,
            clock.instant().minus(DAY),
            aDay)
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
  }
}
