package health.trellis.notification.contact;

import health.trellis.kit.Ids;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.sql.Sql;
import health.trellis.notification.delivery.Dispatcher;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.template.Channel;
import health.trellis.notification.template.MessageKind;
import health.trellis.notification.template.Templates;
import health.trellis.notification.template.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds addresses and numbers and proves them by a code, which is kept nowhere. */
@ApplicationScoped
class Verification {
  private static final int CONTACTS = 5;
  private static final int CODES_A_DAY = 5;

  private final Sql sql;
  private final Contacts contacts;
  private final Dispatcher dispatcher;
  private final Templates templates;
  private final Clock clock;

  Verification(
      Sql sql, Contacts contacts, Dispatcher dispatcher, Templates templates, Clock clock) {
    this.sql = sql;
    this.contacts = contacts;
    this.dispatcher = dispatcher;
    this.templates = templates;
    this.clock = clock;
  }

  private record Pending(@Nullable String hash, @Nullable Instant expiresAt, int attempts) {}

  /** What came of a code. */
  enum Verdict {
    RIGHT,
    WRONG,
    EXPIRED,
    TOO_MANY
  }

  /** Adds a contact point and sends a code to it. The same one again only sends a new code. */
  Contacts.Row add(String audience, Channel channel, String text, Locale language) {
    String address =
        Address.of(channel, text)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "/address",
                        "address",
                        "A mail address, or a number such as +15555550123."));
    if (!dispatcher.isConfigured(channel)) {
      throw Refusal.conflict("channel-not-offered", "This installation does not use the channel.");
    }
    if (contacts.of(audience).size() >= CONTACTS) {
      throw Refusal.conflict("too-many-contacts", "At most " + CONTACTS + "; remove one first.");
    }
    sql.update(
        """
        insert into contact_point (id, audience, channel, address, created_at)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        Ids.next(),
        audience,
        channel.name(),
        address,
        clock.instant());
    Contacts.Row row =
        contacts.of(audience).stream()
            .filter(c -> c.channel() == channel && c.address().equals(address))
            .findFirst()
            .orElseThrow();
    sendCode(row, language);
    return row;
  }

  /** Sends a new code; the one before is void. */
  void sendCode(Contacts.Row contact, Locale language) {
    if ("opted-out".equals(contact.stopped())) {
      throw Refusal.conflict(
          "opted-out", "This number asked us to stop. Text START to begin again.");
    }
    bound(contact.address());
    String code = VerificationCode.random();
    sql.update(
        """
        update contact_point set code_hash = ?, code_expires_at = ?, code_attempts = 0 where id = ?
        """,
        VerificationCode.hash(contact.id(), code),
        clock.instant().plus(VerificationCode.LIFE),
        contact.id());
    Text text =
        templates.text(
            MessageKind.VERIFICATION_CODE, contact.channel(), language, Map.of("code", code));
    Outcome outcome =
        dispatcher.sendUnrecorded(
            new Outgoing(
                Ids.next(),
                contact.audience(),
                contact.channel(),
                contact.address(),
                text.title(),
                text.body(),
                MessageKind.VERIFICATION_CODE.category()));
    answer(outcome);
  }

  private static void answer(Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted accepted -> {}
      case Outcome.Unreachable unreachable ->
          throw Refusal.invalid("/address", "unreachable", "Nobody is reached there.");
      case Outcome.Refused refused -> throw later();
      case Outcome.Unknown unknown -> throw later();
    }
  }

  private static Refusal later() {
    return Refusal.unavailable("The code could not be sent.", Duration.ofMinutes(1));
  }

  /** So that nobody can have a stranger's phone ring all day. */
  private void bound(String address) {
    Instant now = clock.instant();
    long sent =
        sql.first(
                "select count(*) from contact_code where address = ? and sent_at > ?",
                row -> row.getLong(1),
                address,
                now.minus(Duration.ofDays(1)))
            .orElse(0L);
    if (sent >= CODES_A_DAY) {
      throw Refusal.conflict("too-many-codes", "At most " + CODES_A_DAY + " codes a day.");
    }
    sql.update("insert into contact_code (address, sent_at) values (?, ?)", address, now);
  }

  /** Holds a code against the one that was sent. A try counts, also when it is then refused. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  Verdict verify(Contacts.Row contact, String code) {
    Pending pending =
        sql.first(
                """
                update contact_point set code_attempts = code_attempts + 1 where id = ?
                returning code_hash, code_expires_at, code_attempts
                """,
                Verification::readPending,
                contact.id())
            .orElseThrow(() -> Refusal.notFound("contact"));
    Verdict verdict = judge(contact.id(), pending, code);
    if (verdict == Verdict.RIGHT) {
      confirm(contact);
    }
    return verdict;
  }

  private Verdict judge(UUID id, Pending pending, String code) {
    if (pending.attempts() > VerificationCode.TRIES) {
      return Verdict.TOO_MANY;
    }
    Optional<Instant> expiry = Optional.ofNullable(pending.expiresAt());
    if (pending.hash() == null || expiry.filter(clock.instant()::isBefore).isEmpty()) {
      return Verdict.EXPIRED;
    }
    return VerificationCode.matches(id, code, pending.hash()) ? Verdict.RIGHT : Verdict.WRONG;
  }

  /** Who reads the code there shows that the address works again. */
  private void confirm(Contacts.Row contact) {
    sql.update(
        """
        update contact_point set verified_at = ?, code_hash = null, code_expires_at = null
        where id = ?
        """,
        clock.instant(),
        contact.id());
    sql.update(
        """
        delete from stopped_address where channel = ? and address = ? and reason <> 'opted-out'
        """,
        contact.channel().name(),
        contact.address());
  }

  void remove(UUID id, String audience) {
    if (sql.update("delete from contact_point where id = ? and audience = ?", id, audience) == 0) {
      throw Refusal.notFound("contact");
    }
  }

  private static Pending readPending(ResultSet row) throws SQLException {
    Timestamp expires = row.getTimestamp(2);
    return new Pending(
        row.getString(1), expires == null ? null : expires.toInstant(), row.getInt(3));
  }
}
