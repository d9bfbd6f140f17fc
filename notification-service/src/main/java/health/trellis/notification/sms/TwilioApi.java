package health.trellis.notification.sms;

import health.trellis.notification.delivery.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Twilio's API of 2010-04-01: forms in, JSON out. */
@ApplicationScoped
class TwilioApi {
  /** Codes of Twilio that say that nobody is reached there. */
  private static final Map<String, String> UNREACHABLE =
      Map.of(
          "21211", "invalid-number",
          "21217", "invalid-number",
          "21614", "not-a-mobile",
          "21610", Replies.OPTED_OUT);

  private final SmsConfig config;
  private final SmsHttp http;

  TwilioApi(SmsConfig config, SmsHttp http) {
    this.config = config;
    this.http = http;
  }

  boolean isConfigured() {
    return config.rank(Twilio.NAME) >= 0 && config.twilio().accountSid().isPresent();
  }

  /**
   * Makes a resource of the account.
   *
   * @param resource for example {@code Messages}
   * @param id the same at every try
   */
  Outcome post(String resource, UUID id, Map<String, String> fields) {
    SmsConfig.Twilio twilio = config.twilio();
    String account = twilio.accountSid().orElseThrow();
    String login = account + ":" + twilio.authToken().orElseThrow();
    String path = "/2010-04-01/Accounts/" + account + "/" + resource + ".json";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(twilio.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .header("Idempotency-Key", id.toString())
            .POST(BodyPublishers.ofString(form(fields)));
    return http.send(request, body -> body.path("sid"), body -> body.path("code"), UNREACHABLE);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
