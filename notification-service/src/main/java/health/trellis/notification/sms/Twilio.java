package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.delivery.Transport;
import health.trellis.notification.template.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Twilio's Programmable Messaging API of 2010-04-01. */
@ApplicationScoped
public class Twilio implements Transport {
  static final String NAME = "twilio";

  /** Codes of Twilio that say that nobody is reached there. */
  private static final Map<String, String> UNREACHABLE =
      Map.of(
          "21211", "invalid-number",
          "21217", "invalid-number",
          "21614", "not-a-mobile",
          "21610", Replies.OPTED_OUT);

  private final SmsConfig config;
  private final SmsHttp http;

  Twilio(SmsConfig config, SmsHttp http) {
    this.config = config;
    this.http = http;
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
    return config.rank(NAME) >= 0 && config.twilio().accountSid().isPresent();
  }

  @Override
  public int rank() {
    return config.rank(NAME);
  }

  @Override
  public Outcome send(Outgoing message) {
    SmsConfig.Twilio twilio = config.twilio();
    String account = twilio.accountSid().orElseThrow();
    String login = account + ":" + twilio.authToken().orElseThrow();
    URI url = URI.create(twilio.url() + "/2010-04-01/Accounts/" + account + "/Messages.json");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .header("Idempotency-Key", message.id().toString())
            .POST(BodyPublishers.ofString(form(message, twilio)));
    return http.send(request, body -> body.path("sid"), body -> body.path("code"), UNREACHABLE);
  }

  private String form(Outgoing message, SmsConfig.Twilio twilio) {
    return Map.of(
            "To", message.to(),
            "From", twilio.from().orElseThrow(),
            "Body", message.body(),
            "StatusCallback", config.callback(NAME))
        .entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
