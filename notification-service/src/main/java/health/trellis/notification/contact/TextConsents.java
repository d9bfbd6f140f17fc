package health.trellis.notification.contact;

import health.trellis.event.ConsentKind;
import health.trellis.event.patient.ConsentGranted;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.Ids;
import health.trellis.kit.inbox.EventHandler;
import health.trellis.kit.inbox.EventHandlers;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.person.Audience;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Yes and no to text messages, each with time and words (47 CFR 64.1200(f)(9): who agrees must see
 * what to). A no takes back what still waits.
 */
@ApplicationScoped
public class TextConsents implements EventHandlers {
  private static final String ENGLISH =
      "I agree to get text messages about my appointments and account at this number. Message and"
          + " data rates may apply. How often depends on my calendar. I can reply STOP at any time"
          + " to end them, or HELP for help. My care does not depend on this.";
  private static final String SPANISH =
      "Acepto recibir mensajes de texto sobre mis citas y mi cuenta en este número. Pueden aplicarse"
          + " tarifas de mensajes y datos. La frecuencia depende de mi calendario. Puedo responder"
          + " STOP en cualquier momento para terminarlos, o HELP para pedir ayuda. Mi atención no"
          + " depende de esto.";

  private final Sql sql;
  private final Clock clock;

  TextConsents(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public List<EventHandler<?>> handlers() {
    return List.of(
        EventHandler.of(ConsentGranted.class, (e, context) -> granted(e)),
        EventHandler.of(ConsentRevoked.class, (e, context) -> revoked(e)));
  }

  private void granted(ConsentGranted event) {
    if (event.kind() == ConsentKind.TEXT_MESSAGES) {
      String wording = "Consent " + event.consentId() + " on record with the program.";
      keep(Audience.patient(event.patientId()), true, wording, "program");
    }
  }

  private void revoked(ConsentRevoked event) {
    if (event.kind() == ConsentKind.TEXT_MESSAGES) {
      String wording = "Consent " + event.consentId() + " taken back.";
      keep(Audience.patient(event.patientId()), false, wording, "program");
    }
  }

  /** The words to show. */
  static String wording(Locale language) {
    return language.getLanguage().equals("es") ? SPANISH : ENGLISH;
  }

  /** Whether somebody may have been shown these words. */
  static boolean isKnown(String wording) {
    return wording.equals(ENGLISH) || wording.equals(SPANISH);
  }

  /** What holds; empty while nothing was said. */
  Optional<ContactDto.TextConsent> of(String audience) {
    return sql.first(
        "select given, wording, at from text_consent where audience = ? order by id desc limit 1",
        row ->
            new ContactDto.TextConsent(
                row.getBoolean(1), row.getString(2), row.getTimestamp(3).toInstant()),
        audience);
  }

  /** Keeps a yes or no; a no withdraws the texts that wait. In the present transaction. */
  void keep(String audience, boolean given, String wording, String recordedBy) {
    Instant now = clock.instant();
    sql.update(
        """
        insert into text_consent (id, audience, given, wording, recorded_by, at)
        values (?, ?, ?, ?, ?, ?)
        """,
        Ids.next(),
        audience,
        given,
        wording,
        recordedBy,
        now);
    if (!given) {
      withdrawWaiting(audience, Channel.SMS);
    }
  }

  private void withdrawWaiting(String audience, Channel channel) {
    sql.update(
        """
        update notification set state = 'SUPPRESSED', reason = 'consent-revoked', ended_at = ?
        where audience = ? and channel = ? and state in ('PLANNED', 'QUEUED')
        """,
        clock.instant(),
        audience,
        channel.name());
  }
}
