package health.trellis.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.outbound.PublicAddress;
import health.trellis.notification.webhook.Subscriptions.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes one delivery: thin, signed, without redirects, with a time limit. */
@ApplicationScoped
class WebhookSender {
  private final boolean allowPrivate;
  private final Duration timeout;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpClient http;

  WebhookSender(
      @ConfigProperty(name = "trellis.webhooks.allow-private") boolean allowPrivate,
      @ConfigProperty(name = "trellis.webhooks.timeout") Duration timeout,
      ObjectMapper json,
      Clock clock) {
    this.allowPrivate = allowPrivate;
    this.timeout = timeout;
    this.json = json;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * What came of a delivery.
   *
   * @param delivered whether the subscriber took it (2xx)
   * @param status its answer's status, or why there was none
   */
  record Outcome(boolean delivered, String status) {}

  /** Whether a URL may be called now: addresses behind names change. */
  boolean mayCall(URI url) throws IOException {
    return allowPrivate || PublicAddress.isPublic(url);
  }

  Outcome send(Webhook webhook, Due due) {
    try {
      URI url = URI.create(webhook.url());
      if (!mayCall(url)) {
        return new Outcome(false, "address-not-allowed");
      }
      int status = http.send(request(webhook, due, url), BodyHandlers.discarding()).statusCode();
      return new Outcome(status / 100 == 2, Integer.toString(status));
    } catch (IOException unreachable) {
      return new Outcome(false, unreachable.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Outcome(false, "stopped");
    }
  }

  private HttpRequest request(Webhook webhook, Due due, URI url) throws JsonProcessingException {
    String body = json.writeValueAsString(payload(due));
    String id = "msg_" + due.eventId();
    long timestamp = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(url)
        .timeout(timeout)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(timestamp))
        .header(
            "webhook-signature",
            WebhookSignature.header(webhook.secret(), webhook.oldSecret(), id, timestamp, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Ids only: the subscriber reads what it may by the API. */
  private static Map<String, Object> payload(Due due) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("eventId", due.eventId());
    if (due.patientId() != null) {
      data.put("patientId", due.patientId());
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("type", due.eventType());
    payload.put("timestamp", due.occurredAt());
    payload.put("data", data);
    return payload;
  }
}
