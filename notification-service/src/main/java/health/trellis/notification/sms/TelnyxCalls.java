package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Calls by Telnyx that speak a message (TeXML, {@code POST /v2/texml/calls/{connection_id}} with
 * the instructions in the request). What became of a call comes to the application's status
 * callback.
 */
@ApplicationScoped
public class TelnyxCalls implements Transport {
  private final SmsConfig config;
  private final TelnyxApi api;
  private final Spoken spoken;

  TelnyxCalls(SmsConfig config, TelnyxApi api, Spoken spoken) {
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
    return Telnyx.NAME;
  }

  @Override
  public boolean isConfigured() {
    return api.isConfigured() && config.telnyx().connectionId().isPresent();
  }

  @Override
  public int rank() {
    return config.rank(Telnyx.NAME);
  }

  @Override
  public Outcome send(Outgoing message) {
    return api.post(
        "/v2/texml/calls/" + config.telnyx().connectionId().orElseThrow(),
        message.id(),
        Map.of(
            "To", message.to(),
            "From", config.telnyx().from().orElseThrow(),
            "Texml", spoken.of(message)),
        answer -> answer.path("call_sid"));
  }
}
