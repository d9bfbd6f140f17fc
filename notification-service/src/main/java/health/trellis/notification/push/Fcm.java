package health.trellis.notification.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.outbound.ProviderHttp;
import health.trellis.notification.push.Devices.Device;
import health.trellis.notification.push.Devices.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Google's push service, by its HTTP v1 API. */
@ApplicationScoped
class Fcm implements PushService {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  /** Google's codes that say that nobody is reached by this token, now or later. */
  private static final Set<String> GONE = Set.of("UNREGISTERED", "SENDER_ID_MISMATCH");

  private final MobilePushConfig config;
  private final ObjectMapper json;
  private final HttpClient http;
  private final @Nullable ServiceAccount account;

  Fcm(MobilePushConfig config, ObjectMapper json, Clock clock)
      throws IOException, GeneralSecurityException {
    this.config = config;
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
    this.account =
        config.fcm().account().isPresent()
            ? new ServiceAccount(config.fcm().account().get(), http, json, clock, config.timeout())
            : null;
  }

  @Override
  public Kind kind() {
    return Kind.FCM;
  }

  @Override
  public boolean isConfigured() {
    return account != null;
  }

  @Override
  public Outcome send(Outgoing message, Device device) {
    if (account == null) {
      return new Outcome.Refused("not-configured");
    }
    try {
      HttpResponse<String> answer =
          ProviderHttp.send(http, request(account, message, device), config.timeout());
      if (answer.statusCode() == UNAUTHORIZED) {
        account.forget();
      }
      return outcome(answer.statusCode(), json.readTree(answer.body()));
    } catch (ConnectException | HttpConnectTimeoutException neverThere) {
      return new Outcome.Refused("no-connection");
    } catch (IOException lost) {
      return new Outcome.Unknown("no-answer");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("stopped");
    }
  }

  private HttpRequest request(ServiceAccount sender, Outgoing message, Device device)
      throws IOException, InterruptedException {
    String path = "/v1/projects/" + sender.project() + "/messages:send";
    return HttpRequest.newBuilder(URI.create(config.fcm().url() + path))
        .timeout(config.timeout())
        .header("Authorization", "Bearer " + sender.token())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body(message, device)))
        .build();
  }

  private static Outcome outcome(int status, JsonNode body) {
    if (status == OK) {
      return new Outcome.Accepted(body.path("name").asText(null));
    }
    String code = body.path("error").path("status").asText("");
    for (JsonNode detail : body.path("error").path("details")) {
      code = detail.path("errorCode").asText(code);
    }
    return GONE.contains(code)
        ? new Outcome.Unreachable("device-gone")
        : Outcome.ofError(status, code);
  }

  /** A repeat carries the same tag, which replaces what is shown. */
  private String body(Outgoing message, Device device) throws JsonProcessingException {
    String id = message.id().toString();
    return json.writeValueAsString(
        Map.of(
            "message",
            Map.of(
                "token",
                device.endpoint(),
                "notification",
                Map.of("title", message.title(), "body", message.furtherText()),
                "data",
                Map.of("id", id),
                "android",
                Map.of(
                    "priority",
                    message.urgent() ? "HIGH" : "NORMAL",
                    "ttl",
                    KEPT.toSeconds() + "s",
                    "notification",
                    Map.of("tag", id)))));
  }
}
