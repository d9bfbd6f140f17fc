package health.trellis.notification.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.delivery.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Telnyx's API, version 2: JSON in and out. */
@ApplicationScoped
class TelnyxApi {
  /** Codes of Telnyx that say that nobody is reached there. */
  private static final Map<String, String> UNREACHABLE =
      Map.of(
          "40310", "invalid-number",
          "40001", "not-a-mobile",
          "40300", Replies.OPTED_OUT);

  private final SmsConfig config;
  private final SmsHttp http;
  private final ObjectMapper json;

  TelnyxApi(SmsConfig config, SmsHttp http, ObjectMapper json) {
    this.config = config;
    this.http = http;
    this.json = json;
  }

  boolean isConfigured() {
    return config.rank(Telnyx.NAME) >= 0 && config.telnyx().apiKey().isPresent();
  }

  /**
   * Makes a message or a call.
   *
   * @param id the same at every try
   * @param name finds the provider's name for it in the answer
   */
  Outcome post(
      String path, UUID id, Map<String, String> fields, Function<JsonNode, JsonNode> name) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(config.telnyx().url() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + config.telnyx().apiKey().orElseThrow())
            .header("Idempotency-Key", id.toString())
            .POST(BodyPublishers.ofString(write(fields)));
    return http.send(
        request, name, answer -> answer.path("errors").path(0).path("code"), UNREACHABLE);
  }

  private String write(Map<String, String> fields) {
    try {
      return json.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written", impossible);
    }
  }
}
