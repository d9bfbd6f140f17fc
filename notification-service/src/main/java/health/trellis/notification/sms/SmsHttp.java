package health.trellis.notification.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.outbound.ProviderHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls a provider of text messages and sorts its answers. */
@ApplicationScoped
class SmsHttp {
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;

  private final HttpClient http;
  private final ObjectMapper json;
  private final Duration timeout;

  SmsHttp(ObjectMapper json, @ConfigProperty(name = "trellis.sms.timeout") Duration timeout) {
    this.json = json;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Sends a request.
   *
   * @param id finds the provider's name for the message in its answer
   * @param error finds the provider's code of an error
   * @param unreachable what it means, of the codes that say that nobody is reached
   */
  Outcome send(
      HttpRequest.Builder request,
      Function<JsonNode, JsonNode> id,
      Function<JsonNode, JsonNode> error,
      Map<String, String> unreachable) {
    try {
      HttpResponse<String> answer =
          ProviderHttp.send(http, request.timeout(timeout).build(), timeout);
      JsonNode body = parse(answer.body());
      int status = answer.statusCode();
      if (status >= OK && status < MULTIPLE_CHOICES) {
        return new Outcome.Accepted(id.apply(body).asText(null));
      }
      String code = error.apply(body).asText("");
      String reason = unreachable.get(code);
      return reason == null ? Outcome.ofError(status, code) : new Outcome.Unreachable(reason);
    } catch (ConnectException | HttpConnectTimeoutException neverThere) {
      return new Outcome.Refused("no-connection");
    } catch (IOException lost) {
      return new Outcome.Unknown(lost.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("stopped");
    }
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body.isBlank() ? "{}" : body);
    } catch (JsonProcessingException notJson) {
      return json.createObjectNode();
    }
  }
}
