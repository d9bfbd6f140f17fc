package health.trellis.notification.delivery;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What mail servers report of mails that they had taken. A mail is known by the {@code Message-ID}
 * that we gave it, whichever server sends the report.
 */
@ApplicationScoped
public class MailReceipts {
  private final Sql sql;
  private final Receipts receipts;

  MailReceipts(Sql sql, Receipts receipts) {
    this.sql = sql;
    this.receipts = receipts;
  }

  /** It has arrived. In the present transaction. */
  public void delivered(UUID notification) {
    withProvider(notification, provider -> receipts.delivered(provider, messageId(notification)));
  }

  /**
   * It came back. In the present transaction.
   *
   * @param reason a code without personal data
   * @param gone whether nobody is reached there, now or later
   */
  public void bounced(UUID notification, String reason, boolean gone) {
    withProvider(
        notification, provider -> receipts.failed(provider, messageId(notification), reason, gone));
  }

  /** The person called it spam: nothing more goes there. In the present transaction. */
  public void complained(UUID notification) {
    withProvider(
        notification, provider -> receipts.gone(provider, messageId(notification), "complaint"));
  }

  /** The name by which a mail is known outside. */
  public static String messageId(UUID notification) {
    return "<" + notification + "@trellis>";
  }

  /** Whoever has tried it last; of a mail that is not ours there is nobody. */
  private void withProvider(UUID notification, Consumer<String> action) {
    sql.first(
            """
            select a.provider from delivery_attempt a join notification n on n.id = a.notification_id
            where a.notification_id = ? and n.channel = 'EMAIL' order by a.id desc limit 1
            """,
            row -> row.getString(1),
            notification)
        .ifPresent(action);
  }
}
