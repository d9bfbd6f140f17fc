package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Calls by Twilio that speak a message. Nobody who listens in learns more than to sign in. */
@ApplicationScoped
public class TwilioCalls implements Transport {
  private final SmsConfig config;
  private final TwilioApi api;
  private final Spoken spoken;

  TwilioCalls(SmsConfig config, TwilioApi api, Spoken spoken) {
    this.config = config;
    this.api = api;
    this.spoken = spoken;
  }

  @Override
  public Channel channel() {
    return Channel.VOICE;
  }

  @Override
  public String name() {
    return Twilio.NAME;
  }

  @Override
  public boolean isConfigured() {
    return config.twilio().calls() && api.isConfigured();
  }

  @Override
  public int rank() {
    return config.rank(Twilio.NAME);
  }

  @Override
  public Outcome send(Outgoing message) {
    return api.post(
        "Calls",
        message.id(),
        Map.of(
            "To", message.to(),
            "From", config.twilio().from().orElseThrow(),
            "Twiml", spoken.of(message),
            "StatusCallback", config.callback(Twilio.NAME)));
  }
}
