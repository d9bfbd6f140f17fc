package health.trellis.notification.mail;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;

/** Hands mail to an SMTP server. */
@ApplicationScoped
public class MailTransport implements Transport {
  private final Mailer mailer;
  private final Unsubscribe unsubscribe;

  MailTransport(Mailer mailer, Unsubscribe unsubscribe) {
    this.mailer = mailer;
    this.unsubscribe = unsubscribe;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Outcome send(Outgoing message) {
    // The id lets a mail server and a person tell a repeated try from a second message.
    String messageId = "<" + message.id() + "@trellis>";
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
