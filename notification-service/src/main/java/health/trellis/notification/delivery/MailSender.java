package health.trellis.notification.delivery;

import health.trellis.kit.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends one mail, with an attempt written down before each try. */
@ApplicationScoped
public class MailSender {
  static final int MAX_ATTEMPTS = 8;
  private static final Logger LOG = Logger.getLogger(MailSender.class);

  private final Sql sql;
  private final Mailer mailer;
  private final Clock clock;
  private final MeterRegistry meters;

  MailSender(Sql sql, Mailer mailer, Clock clock, MeterRegistry meters) {
    this.sql = sql;
    this.mailer = mailer;
    this.clock = clock;
    this.meters = meters;
  }

  private record Letter(String address, String title, String body, int attempts) {}

  /**
   * Sends a queued notification; one that was sent before is left alone. A failure is thrown, so
   * that the timer tries again, but for the last, which is kept as such.
   */
  void send(UUID id) {
    Optional<Letter> queued =
        sql.first(
            """
            update notification set attempts = attempts + 1, state = 'QUEUED'
            where id = ? and state in ('PLANNED', 'QUEUED') returning address, title, body, attempts
            """,
            MailSender::read,
            id);
    queued.ifPresent(letter -> send(id, letter));
  }

  private void send(UUID id, Letter letter) {
    try {
      mailer.send(
          Mail.withText(letter.address(), letter.title(), letter.body())
              // The id lets a mail server and a person tell a repeated try from a second message.
              .addHeader("Message-ID", "<" + id + "@trellis>")
              .addHeader("Auto-Submitted", "auto-generated"));
    } catch (RuntimeException failure) {
      failed(id, letter, failure);
      return;
    }
    sql.update(
        "update notification set state = 'SENT', sent_at = ? where id = ?", clock.instant(), id);
    meters.counter("trellis_mails_sent").increment();
  }

  private void failed(UUID id, Letter letter, RuntimeException failure) {
    meters.counter("trellis_mails_failed").increment();
    if (letter.attempts() < MAX_ATTEMPTS) {
      throw failure;
    }
    LOG.warnf("mail given up notification=%s attempts=%d", id, letter.attempts());
    sql.update(
        "update notification set state = 'FAILED', reason = 'server-refused' where id = ?", id);
  }

  private static Letter read(ResultSet row) throws SQLException {
    return new Letter(row.getString(1), row.getString(2), row.getString(3), row.getInt(4));
  }
}
