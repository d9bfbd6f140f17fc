package health.trellis.notification.message;

import health.trellis.notification.delivery.Dispatcher;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.Person;
import health.trellis.notification.preference.QuietHours;
import health.trellis.notification.preference.Wishes;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides by which channels a person is told something, when, and why not. Changes nothing. */
@ApplicationScoped
public class Planner {
  private final Templates templates;
  private final Situations situations;
  private final Dispatcher dispatcher;
  private final Clock clock;

  Planner(Templates templates, Situations situations, Dispatcher dispatcher, Clock clock) {
    this.templates = templates;
    this.situations = situations;
    this.dispatcher = dispatcher;
    this.clock = clock;
  }

  /**
   * What would be done now. A channel by which the person is not reached at all is left out, but
   * for mail, of which everybody expects an answer.
   */
  public List<Plan> plan(Person person, Message message) {
    Telling telling = new Telling(person, message);
    return plan(telling, situations.of(List.of(telling)));
  }

  /** The same, where the situations of many are known. */
  List<Plan> plan(Telling telling, Map<Person, Situation> situations) {
    Person person = telling.person();
    Situation situation = Objects.requireNonNull(situations.get(person));
    Message message = telling.message();
    List<Plan> plans = new ArrayList<>();
    for (Channel channel : message.channels()) {
      if (channel == Channel.IN_APP) {
        plans.add(inApp(person, message, situation));
      } else {
        Optional<Reach> reach = reach(situation, channel);
        if (reach.isPresent() || channel == Channel.EMAIL) {
          plans.add(outside(telling, situation, channel, reach.orElse(null)));
        }
      }
    }
    return plans;
  }

  private Optional<Reach> reach(Situation situation, Channel channel) {
    return switch (channel) {
      // Who confirmed a number by text answers it too. Calls are for emergencies alone, which the
      // law exempts from a yes beforehand (47 CFR 64.1200(a)(1)).
      case VOICE -> dispatcher.isConfigured(channel) ? situation.by(Channel.SMS) : Optional.empty();
      case IN_APP, EMAIL, SMS, PUSH -> situation.by(channel);
    };
  }

  private Plan inApp(Person person, Message message, Situation situation) {
    boolean wanted = wants(situation, message, Channel.IN_APP);
    return inApp(person, message, wanted ? null : WhyNot.PREFERENCE);
  }

  /** The entry in the app, or why there is none. */
  Plan inApp(Person person, Message message, @Nullable WhyNot reason) {
    return new Plan(
        Channel.IN_APP,
        templates.text(message.kind(), Channel.IN_APP, person.locale(), values(person, message)),
        reason,
        clock.instant(),
        null);
  }

  private Plan outside(
      Telling telling, Situation situation, Channel channel, @Nullable Reach reach) {
    Person person = telling.person();
    Message message = telling.message();
    Instant due = due(telling, situation.wishes(), channel);
    return new Plan(
        channel,
        templates.text(message.kind(), channel, person.locale(), values(person, message)),
        whyNot(telling, situation, channel, reach, due).orElse(null),
        due,
        reach == null ? null : reach.address());
  }

  private static Optional<WhyNot> whyNot(
      Telling telling, Situation situation, Channel channel, @Nullable Reach reach, Instant due) {
    return notReached(situation, channel, reach)
        .or(() -> notWanted(telling, situation, channel))
        .or(() -> notUseful(telling.message(), due));
  }

  /** Holds for urgent messages too. */
  private static Optional<WhyNot> notReached(
      Situation situation, Channel channel, @Nullable Reach reach) {
    if (reach == null) {
      return Optional.of(WhyNot.NO_ADDRESS);
    }
    if (reach.stopped()) {
      return Optional.of(WhyNot.ADDRESS_STOPPED);
    }
    if (!reach.verified()) {
      return Optional.of(WhyNot.NOT_VERIFIED);
    }
    if (channel == Channel.SMS && !situation.agreedToTexts()) {
      return Optional.of(WhyNot.NO_CONSENT);
    }
    return channel == Channel.EMAIL && situation.wishes().refusesMail()
        ? Optional.of(WhyNot.CONSENT_REVOKED)
        : Optional.empty();
  }

  private static Optional<WhyNot> notWanted(Telling telling, Situation situation, Channel channel) {
    Message message = telling.message();
    if (!wants(situation, message, channel)) {
      return Optional.of(WhyNot.PREFERENCE);
    }
    if (channel == Channel.EMAIL && situation.wishes().digest() && isForDigest(message)) {
      return Optional.of(WhyNot.DIGEST);
    }
    return FrequencyCap.holds(telling) && situation.enough().contains(channel)
        ? Optional.of(WhyNot.FREQUENCY_CAP)
        : Optional.empty();
  }

  /** Quiet hours that end after the session has begun leave nothing to be reminded of. */
  private static Optional<WhyNot> notUseful(Message message, Instant due) {
    boolean tooLate =
        message.kind() == MessageKind.SESSION_REMINDER
            && message.when() != null
            && !due.isBefore(message.when());
    return tooLate ? Optional.of(WhyNot.QUIET_HOURS) : Optional.empty();
  }

  private static boolean isForDigest(Message message) {
    return message.kind() != MessageKind.DIGEST
        && message.kind().category() != Category.APPOINTMENTS
        && message.kind().category() != Category.SAFETY;
  }

  /** Safety messages reach staff always; who chose a digest gets it. */
  private static boolean wants(Situation situation, Message message, Channel channel) {
    return message.kind().category() == Category.SAFETY
        || message.kind() == MessageKind.DIGEST
        || situation.wishes().wants(message.kind().category(), channel);
  }

  /**
   * Staff are told at once; patients and family not in their quiet hours, nor in those of the law.
   */
  private Instant due(Telling telling, Wishes wishes, Channel channel) {
    Person person = telling.person();
    Message message = telling.message();
    Instant now = clock.instant().plus(message.delay());
    if (Audience.isStaff(person.audience()) || message.kind().category() == Category.SAFETY) {
      return now;
    }
    QuietHours own = wishes.quietHours();
    if (message.kind() == MessageKind.DIGEST) {
      return own.firstAllowed(DigestTime.next(now, person.zone()), person.zone());
    }
    Instant due = own.firstAllowed(now, person.zone());
    return channel == Channel.SMS ? own.and(QuietHours.DEFAULT, due, person.zone()) : due;
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
