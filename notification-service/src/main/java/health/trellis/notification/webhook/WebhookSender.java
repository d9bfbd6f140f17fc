package health.trellis.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.kit.fhir.Fhir;
import health.trellis.notification.outbound.GuardedHttp;
import health.trellis.notification.outbound.GuardedHttp.AddressNotAllowed;
import health.trellis.notification.webhook.DeliveryLog.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes one delivery: thin, signed, without redirects, with a time limit. */
@ApplicationScoped
class WebhookSender {
  private static final int GONE = 410;

  private final GuardedHttp http;
  private final ObjectMapper json;
  private final Clock clock;

  WebhookSender(GuardedHttp http, ObjectMapper json, Clock clock) {
    this.http = http;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What came of a delivery.
   *
   * @param delivered whether the subscriber took it (2xx)
   * @param gone whether the subscriber wants no more (410)
   * @param status its answer's status, or why there was none
   */
  record Outcome(boolean delivered, boolean gone, String status) {
    static Outcome failed(String status) {
      return new Outcome(false, false, status);
    }
  }

  Outcome send(Webhook webhook, Due due) {
    try {
      Topical topical = webhook.topical();
      byte[] body =
          topical == null
              ? json.writeValueAsBytes(payload(due))
              : Fhir.json(NotificationBundle.of(webhook, topical, due, clock.instant()))
                  .getBytes(StandardCharsets.UTF_8);
      Map<String, String> headers =
          topical == null ? headers(webhook, due, body) : headers(topical, due);
      int status = http.post(URI.create(webhook.url()), headers, body);
      return new Outcome(status / 100 == 2, status == GONE, Integer.toString(status));
    } catch (AddressNotAllowed inside) {
      return Outcome.failed("address-not-allowed");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("ids can be written", impossible);
    } catch (IOException unreachable) {
      return Outcome.failed("timeout".equals(unreachable.getMessage()) ? "timeout" : "no-answer");
    }
  }

  /** The client's own headers prove who we are; there is no signature in FHIR. */
  private static Map<String, String> headers(Topical topical, Due due) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", Fhir.JSON);
    headers.put("X-Request-Id", due.id().toString());
    for (String header : topical.headers()) {
      int colon = header.indexOf(':');
      headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return headers;
  }

  private Map<String, String> headers(Webhook webhook, Due due, byte[] body) {
    Instant now = clock.instant();
    String id = "msg_" + due.eventId();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    headers.put(
        "webhook-signature",
        WebhookSignature.header(
            webhook.secret(),
            webhook.validOldSecret(now),
            id,
            now.getEpochSecond(),
            new String(body, StandardCharsets.UTF_8)));
    return headers;
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
