package health.trellis.notification.message;

import health.trellis.notification.person.Audience;
import health.trellis.notification.person.Person;
import health.trellis.notification.preference.Preferences;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides by which channels a person is told something, when, and why not. Changes nothing. */
@ApplicationScoped
public class Planner {
  private final Templates templates;
  private final Preferences preferences;
  private final Clock clock;

  Planner(Templates templates, Preferences preferences, Clock clock) {
    this.templates = templates;
    this.preferences = preferences;
    this.clock = clock;
  }

  /** What would be done now. */
  public List<Plan> plan(Person person, Message message) {
    List<Plan> plans = new ArrayList<>();
    plans.add(inApp(person, message, null));
    if (message.kind().byMail()) {
      plans.add(mail(person, message));
    }
    return plans;
  }

  /** The entry in the app, or why there is none. */
  Plan inApp(Person person, Message message, @Nullable WhyNot whyNot) {
    WhyNot reason = whyNot;
    if (reason == null && !wants(person, message, Channel.IN_APP)) {
      reason = WhyNot.PREFERENCE;
    }
    return new Plan(
        Channel.IN_APP,
        templates.inApp(message.kind(), person.locale(), values(person, message)),
        reason,
        clock.instant(),
        null);
  }

  private Plan mail(Person person, Message message) {
    Instant due = dueOutside(person, message);
    return new Plan(
        Channel.EMAIL,
        templates.mail(message.kind(), person.locale(), values(person, message)),
        whyNoMail(person, message, due).orElse(null),
        due,
        person.email());
  }

  private Optional<WhyNot> whyNoMail(Person person, Message message, Instant due) {
    if (person.email() == null) {
      return Optional.of(WhyNot.NO_ADDRESS);
    }
    if (!wants(person, message, Channel.EMAIL)) {
      return Optional.of(WhyNot.PREFERENCE);
    }
    if (isTooLate(message, due)) {
      return Optional.of(WhyNot.QUIET_HOURS);
    }
    return preferences.refusesMail(person.audience())
        ? Optional.of(WhyNot.CONSENT_REVOKED)
        : Optional.empty();
  }

  /** Quiet hours that end after the session has begun leave nothing to be reminded of. */
  private static boolean isTooLate(Message message, Instant due) {
    return message.kind() == MessageKind.SESSION_REMINDER
        && message.when() != null
        && !due.isBefore(message.when());
  }

  /** Safety messages reach staff always. */
  private boolean wants(Person person, Message message, Channel channel) {
    return message.kind().category() == Category.SAFETY
        || preferences.wants(person.audience(), message.kind().category(), channel);
  }

  /** Staff are told at once; patients and family not in their quiet hours. */
  private Instant dueOutside(Person person, Message message) {
    Instant now = clock.instant();
    return Audience.isStaff(person.audience()) || message.kind().category() == Category.SAFETY
        ? now
        : preferences.quietHours(person.audience()).firstAllowed(now, person.zone());
  }

  private static Map<String, String> values(Person person, Message message) {
    Map<String, String> values = new HashMap<>(message.values());
    values.put("name", person.givenName());
    if (message.when() != null) {
      ZoneId zone = message.zone() == null ? person.zone() : ZoneId.of(message.zone());
      values.put("when", Templates.when(message.when(), zone, person.locale()));
    }
    return values;
  }
}
