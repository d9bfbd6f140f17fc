package health.trellis.notification.rule;

import health.trellis.notification.contact.Stops.AddressStopped;
import health.trellis.notification.message.Message;
import health.trellis.notification.message.Notifier;
import health.trellis.notification.person.People;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.webhook.WebhookPaused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service itself has to tell those who work here. At most once a day each. */
@ApplicationScoped
public class StaffNotices {
  private final People people;
  private final Notifier notifier;
  private final Clock clock;

  StaffNotices(People people, Notifier notifier, Clock clock) {
    this.people = people;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** An address that does not work any more: whoever coordinates looks for another way. */
  void addressStopped(@Observes AddressStopped event) {
    UUID patientId = people.aboutWhom(event.audience()).orElse(null);
    UUID programId = patientId == null ? null : people.programOf(patientId).orElse(null);
    String source =
        "stopped/%s/%s/%s".formatted(event.audience(), event.channel(), today(patientId));
    notifier.tell(
        people.coordinator(programId), Message.of(MessageKind.CONTACT_STOPPED, patientId, source));
  }

  /** A subscriber that fails for long: whoever runs the program talks to its owner. */
  void webhookPaused(@Observes WebhookPaused event) {
    String source = "webhook/" + event.webhookId() + "/" + event.at();
    notifier.tell(people.programAdmin(null), Message.of(MessageKind.WEBHOOK_PAUSED, null, source));
  }

  /** Of the patient's calendar; an address of staff has UTC's. */
  private LocalDate today(@Nullable UUID patientId) {
    ZoneId zone = patientId == null ? ZoneOffset.UTC : people.zoneOf(patientId);
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
