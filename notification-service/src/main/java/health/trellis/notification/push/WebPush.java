package health.trellis.notification.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.trellis.notification.delivery.Outcome;
import health.trellis.notification.delivery.Outgoing;
import health.trellis.notification.outbound.GuardedHttp;
import health.trellis.notification.push.Devices.Device;
import health.trellis.notification.push.Devices.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Sends a message to a browser. Under one topic, so that a repeat replaces it. */
@ApplicationScoped
class WebPush implements PushService {
  private static final Logger LOG = Logger.getLogger(WebPush.class);
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int TOPIC = 32;

  private final Vapid vapid;
  private final GuardedHttp http;
  private final ObjectMapper json;

  WebPush(Vapid vapid, GuardedHttp http, ObjectMapper json) {
    this.vapid = vapid;
    this.http = http;
    this.json = json;
  }

  @Override
  public Kind kind() {
    return Kind.WEB;
  }

  @Override
  public boolean isConfigured() {
    return vapid.publicKey().isPresent();
  }

  @Override
  public Outcome send(Outgoing message, Device device) {
    try {
      URI endpoint = URI.create(device.endpoint());
      byte[] body = PushEncryption.encrypt(device.key(), device.secret(), payload(message));
      int status = http.post(endpoint, headers(message, endpoint), body);
      if (status == NOT_FOUND || status == GONE) {
        return new Outcome.Unreachable("device-gone");
      }
      return status / 100 == 2
          ? new Outcome.Accepted(message.id().toString())
          : new Outcome.Refused("http-" + status);
    } catch (GeneralSecurityException | IllegalArgumentException badKey) {
      LOG.warnf("device without a usable key device=%s", device.id());
      return new Outcome.Unreachable("device-gone");
    } catch (IOException failed) {
      return new Outcome.Unknown("no-answer");
    }
  }

  private Map<String, String> headers(Outgoing message, URI endpoint)
      throws GeneralSecurityException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", vapid.authorization(endpoint));
    headers.put("Content-Encoding", "aes128gcm");
    headers.put("Content-Type", "application/octet-stream");
    headers.put("TTL", Long.toString(KEPT.toSeconds()));
    headers.put("Urgency", message.urgent() ? "high" : "normal");
    headers.put("Topic", topic(message));
    return headers;
  }

  /** At most 32 characters of URL-safe base64 (RFC 8030, 5.4). */
  private static String topic(Outgoing message) {
    return message.id().toString().replace("-", "").substring(0, TOPIC);
  }

  private byte[] payload(Outgoing message) {
    try {
      byte[] text =
          json.writeValueAsBytes(
              Map.of(
                  "id", message.id(),
                  "title", message.title(),
                  "body", message.furtherText()));
      if (text.length > PushEncryption.LONGEST) {
        throw new IllegalArgumentException("too long for a push message");
      }
      return text;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written", impossible);
    }
  }

  /** Whether a key and a secret are such as browsers give. */
  static boolean isUsable(String key, String secret) {
    try {
      P256.publicKey(Base64.getUrlDecoder().decode(key));
      return Base64.getUrlDecoder().decode(secret).length == TOPIC / 2;
    } catch (GeneralSecurityException | IllegalArgumentException bad) {
      return false;
    }
  }
}
