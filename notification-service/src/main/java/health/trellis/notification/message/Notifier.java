package health.trellis.notification.message;

import health.trellis.kit.Ids;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.MailQueue;
import health.trellis.notification.person.Audience;
import health.trellis.notification.person.Person;
import health.trellis.notification.preference.Channel;
import health.trellis.notification.preference.Preferences;
import health.trellis.notification.template.Category;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.template.Templates;
import health.trellis.notification.template.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells people things: decides channel and time, renders the text, keeps the record. */
@ApplicationScoped
public class Notifier {
  private final Sql sql;
  private final Templates templates;
  private final Preferences preferences;
  private final MailQueue mail;
  private final Clock clock;

  Notifier(Sql sql, Templates templates, Preferences preferences, MailQueue mail, Clock clock) {
    this.sql = sql;
    this.templates = templates;
    this.preferences = preferences;
    this.mail = mail;
    this.clock = clock;
  }

  /** Tells one person, in the app and by mail where that is wanted. In the present transaction. */
  public void tell(Person person, Message message) {
    inApp(person, message);
    if (message.kind().byMail()) {
      mail(person, message);
    }
  }

  private void inApp(Person person, Message message) {
    Text text = templates.inApp(message.kind(), person.locale(), values(person, message));
    boolean wanted = wants(person, message, Channel.IN_APP);
    keep(
        person,
        message,
        Channel.IN_APP,
        text,
        wanted ? NotificationState.SENT : NotificationState.SUPPRESSED,
        wanted ? null : "preference",
        clock.instant());
  }

  private void mail(Person person, Message message) {
    Text text = templates.mail(message.kind(), person.locale(), values(person, message));
    Instant due = dueByMail(person, message);
    Optional<String> refusal = whyNoMail(person, message, due);
    keep(
            person,
            message,
            Channel.EMAIL,
            text,
            refusal.isPresent() ? NotificationState.SUPPRESSED : waiting(due),
            refusal.orElse(null),
            due)
        .filter(id -> refusal.isEmpty())
        .ifPresent(id -> mail.enqueue(id, due));
  }

  private NotificationState waiting(Instant due) {
    return due.isAfter(clock.instant()) ? NotificationState.PLANNED : NotificationState.QUEUED;
  }

  /**
   * Takes back the mail that still waits, for a reason that no longer holds. In the present
   * transaction.
   *
   * @param source the start of the messages' sources
   */
  public void withdraw(UUID patientId, String source, String reason) {
    sql.update(
        """
        update notification set state = 'SUPPRESSED', reason = ?
        where patient_id = ? and starts_with(source, ?) and state in ('PLANNED', 'QUEUED')
        """,
        reason,
        patientId,
        source);
  }

  private Optional<String> whyNoMail(Person person, Message message, Instant due) {
    if (person.email() == null) {
      return Optional.of("no-address");
    }
    if (!wants(person, message, Channel.EMAIL)) {
      return Optional.of("preference");
    }
    if (isTooLate(message, due)) {
      return Optional.of("quiet-hours");
    }
    return preferences.refusesMail(person.audience())
        ? Optional.of("consent-revoked")
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
  private Instant dueByMail(Person person, Message message) {
    Instant now = clock.instant();
    return Audience.isStaff(person.audience()) || message.kind().category() == Category.SAFETY
        ? now
        : preferences.quietHours(person.audience()).firstAllowed(now, person.zone());
  }

  private static Map<String, String> values(Person person, Message message) {
    Map<String, String> values = new HashMap<>();
    values.put("name", person.givenName());
    if (message.when() != null) {
      ZoneId zone = message.zone() == null ? person.zone() : ZoneId.of(message.zone());
      values.put("when", Templates.when(message.when(), zone, person.locale()));
    }
    return values;
  }

  /** The id of the new notification; empty when the same was told before. */
  private Optional<UUID> keep(
      Person person,
      Message message,
      Channel channel,
      Text text,
      NotificationState state,
      @Nullable String reason,
      Instant due) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    int inserted =
        sql.update(
            """
            insert into notification
              (id, audience, channel, kind, category, patient_id, source, state, reason, title,
               body, address, due_at, created_at, sent_at)
            values (?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)
            on conflict (source, audience, channel) do nothing
            """,
            id,
            person.audience(),
            channel.name(),
            message.kind().name(),
            message.kind().category().name(),
            message.patientId(),
            message.source(),
            state.name(),
            reason,
            text.title(),
            text.body(),
            channel == Channel.EMAIL ? person.email() : null,
            due,
            now,
            state == NotificationState.SENT ? now : null);
    return inserted == 1 ? Optional.of(id) : Optional.empty();
  }
}
