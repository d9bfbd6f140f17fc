package health.trellis.notification.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Telnyx's Messaging API, version 2. */
@ApplicationScoped
public class Telnyx implements Transport {
  static final String NAME = "telnyx";

  /** Codes of Telnyx that say that nobody is reached there. */
  private static final Map<String, String> UNREACHABLE =
      Map.of(
          "40310", "invalid-number",
          "40001", "not-a-mobile",
          "40300", Replies.OPTED_OUT);

  private final SmsConfig config;
  private final SmsHttp http;
  private final ObjectMapper json;

  Telnyx(SmsConfig config, SmsHttp http, ObjectMapper json) {
    this.config = config;
    this.http = http;
    this.json = json;
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
    return config.rank(NAME) >= 0 && config.telnyx().apiKey().isPresent();
  }

  @Override
  public int rank() {
    return config.rank(NAME);
  }

  @Override
  public Outcome send(Outgoing message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.telnyx().url() + "/v2/messages"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + config.telnyx().apiKey().orElseThrow())
            .header("Idempotency-Key", message.id().toString())
            .POST(BodyPublishers.ofString(body(message)));
    return http.send(
        request,
        answer -> answer.path("data").path("id"),
        answer -> answer.path("errors").path(0).path("code"),
        UNREACHABLE);
  }

  private String body(Outgoing message) {
    try {
      return json.writeValueAsString(
          Map.of(
              "to", message.to(),
              "from", config.telnyx().from().orElseThrow(),
              "text", message.body(),
              "webhook_url", config.callback(NAME)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written", impossible);
    }
  }
}
