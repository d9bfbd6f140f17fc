package health.trellis.notification.preference;

import health.trellis.event.ConsentKind;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.notification.person.Audience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Follows the consent to mail: taken back, no mail goes from that moment on. */
@ApplicationScoped
public class MailConsentHandlers implements EventHandlers {
  private final Preferences preferences;

  MailConsentHandlers(Preferences preferences) {
    this.preferences = preferences;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(ConsentGranted.class, (e, context) -> granted(e)),
        EventHandler.of(ConsentRevoked.class, (e, context) -> revoked(e)));
  }

  private void granted(ConsentGranted event) {
    if (event.kind() == ConsentKind.EMAIL) {
      preferences.refuseMail(Audience.patient(event.patientId()), false);
    }
  }

  private void revoked(ConsentRevoked event) {
    if (event.kind() == ConsentKind.EMAIL) {
      preferences.refuseMail(Audience.patient(event.patientId()), true);
    }
  }
}
