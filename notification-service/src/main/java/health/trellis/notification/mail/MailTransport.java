package health.trellis.notification.mail;

import health.trellis.notification.delivery.MailReceipts;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;

/** Hands mail to an SMTP server. */
final class MailTransport implements Transport {
  private final String name;
  private final int rank;
  private final boolean configured;
  private final Mailer mailer;
  private final Unsubscribe unsubscribe;

  MailTransport(String name, int rank, boolean configured, Mailer mailer, Unsubscribe unsubscribe) {
    this.name = name;
    this.rank = rank;
    this.configured = configured;
    this.mailer = mailer;
    this.unsubscribe = unsubscribe;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isConfigured() {
    return configured;
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public Outcome send(Outgoing message) {
    // The id lets a mail server and a person tell a repeated try from a second message.
    String messageId = MailReceipts.messageId(message.id());
    Mail mail =
        Mail.withText(message.to(), message.title(), message.body())
            .setHtml(MailBody.html(message.body()))
            .addHeader("Message-ID", messageId)
            .addHeader("Auto-Submitted", "auto-generated");
    if (!message.urgent()) {
      String link = unsubscribe.link(message.audience(), message.category());
      mail.addHeader("List-Unsubscribe", "<" + link + ">")
          .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    try {
      mailer.send(mail);
      return new Outcome.Accepted(messageId);
    } catch (RuntimeException failure) {
      return MailFailure.of(failure);
    }
  }
}
