package health.trellis.notification.mail;

import health.trellis.notification.delivery.Transport;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.MailerName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail servers: the one that is asked first, and one that stands in where it is named. */
@ApplicationScoped
class SmtpServers {
  private static final String SECOND = "second";

  private final Unsubscribe unsubscribe;

  SmtpServers(Unsubscribe unsubscribe) {
    this.unsubscribe = unsubscribe;
  }

  @Produces
  @Singleton
  Transport first(Mailer mailer) {
    return new MailTransport("smtp", 0, true, mailer, unsubscribe);
  }

  @Produces
  @Singleton
  Transport second(
      @MailerName(SECOND) Mailer mailer,
      @ConfigProperty(name = "trellis.mail.second.host") Optional<String> host) {
    return new MailTransport("smtp-2", 1, host.isPresent(), mailer, unsubscribe);
  }
}
