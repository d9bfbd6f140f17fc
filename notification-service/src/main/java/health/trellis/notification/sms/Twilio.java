package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Text messages by Twilio. */
@ApplicationScoped
public class Twilio implements Transport {
  static final String NAME = "twilio";

  private final SmsConfig config;
  private final TwilioApi api;

  Twilio(SmsConfig config, TwilioApi api) {
    this.config = config;
    this.api = api;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isConfigured() {
    return api.isConfigured();
  }

  @Override
  public int rank() {
    return config.rank(NAME);
  }

  @Override
  public Outcome send(Outgoing message) {
    return api.post(
        "Messages",
        message.id(),
        Map.of(
            "To", message.to(),
            "From", config.twilio().from().orElseThrow(),
            "Body", message.body(),
            "StatusCallback", config.callback(NAME)));
  }
}
