package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.person.People;
import health.trellis.notification.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** What a call says, in the markup that both providers read. */
@ApplicationScoped
class Spoken {
  private final People people;

  Spoken(People people) {
    this.people = people;
  }

  /**
   * In the language of whom it is for, and twice, so that whoever picks up late hears it whole.
   * What a text could smuggle in is escaped.
   */
  String of(Outgoing message) {
    Locale locale = people.find(message.audience()).map(Person::locale).orElse(Locale.ENGLISH);
    String language = locale.getLanguage().equals("es") ? "es-US" : "en-US";
    String escaped = message.body().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<Response><Say language=\"%s\" loop=\"2\">%s</Say></Response>"
        .formatted(language, escaped);
  }
}
