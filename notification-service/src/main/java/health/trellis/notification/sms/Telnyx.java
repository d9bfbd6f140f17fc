package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Text messages by Telnyx. */
@ApplicationScoped
public class Telnyx implements Transport {
  static final String NAME = "telnyx";

  private final SmsConfig config;
  private final TelnyxApi api;

  Telnyx(SmsConfig config, TelnyxApi api) {
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
        "/v2/messages",
        message.id(),
        Map.of(
            "to", message.to(),
            "from", config.telnyx().from().orElseThrow(),
            "text", message.body(),
            "webhook_url", config.callback(NAME)),
        answer -> answer.path("data").path("id"));
  }
}
