package health.trellis.notification.message;

import health.trellis.kit.sql.Sql;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.Person;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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

  boolean isReached(Person person, MessageKind kind, Channel channel) {
    if (Audience.isStaff(person.audience())
        || kind == MessageKind.SESSION_REMINDER
        || kind.category() == Category.SAFETY) {
      return false;
    }
    return sql.first(
                """
                select count(*) from notification
                where audience = ? and channel = ? and created_at > ?
                  and state <> 'SUPPRESSED' and kind <> 'SESSION_REMINDER'
                """,
                row -> row.getLong(1),
                person.audience(),
                channel.name(),
                clock.instant().minus(DAY))
            .orElse(0L)
        >= aDay;
  }
}
