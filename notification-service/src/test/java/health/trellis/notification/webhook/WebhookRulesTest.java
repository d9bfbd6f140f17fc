package health.trellis.notification.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import health.trellis.notification.outbound.PublicAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookRulesTest {
  private static final String BODY = "{\"type\":\"x\"}";

  @Test
  void theReferenceLibraryAcceptsOurSignatureAndRefusesAnother() throws Exception {
    String secret = WebhookSignature.newSecret();
    String old = WebhookSignature.newSecret();
    long now = Instant.now().getEpochSecond();
    String signature = WebhookSignature.header(secret, old, "msg_1", now, BODY);

    assertDoesNotThrow(() -> verify(secret, signature, now, BODY));
    assertDoesNotThrow(() -> verify(old, signature, now, BODY));
    assertThrows(
        WebhookVerificationException.class, () -> verify(secret, signature, now, BODY + " "));
    assertThrows(
        WebhookVerificationException.class,
        () -> verify(WebhookSignature.newSecret(), signature, now, BODY));
  }

  private static void verify(String secret, String signature, long timestamp, String body)
      throws Exception {
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of("msg_1"),
            "webhook-timestamp", List.of(Long.toString(timestamp)),
            "webhook-signature", List.of(signature));
    new Webhook(secret.substring("whsec_".length()))
        .verify(body, HttpHeaders.of(headers, (name, value) -> true));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "http://127.0.0.1/x, false",
    "http://127.8.9.1/x, false",
    "http://localhost/x, false",
    "http://10.1.2.3/x, false",
    "http://172.16.0.1/x, false",
    "http://192.168.1.1/x, false",
    "http://169.254.169.254/latest, false",
    "http://100.64.0.1/x, false",
    "http://0.0.0.0/x, false",
    "http://[::1]/x, false",
    "http://[fc00::1]/x, false",
    "http://[fe80::1]/x, false",
    "http://192.0.0.8/x, false",
    "http://198.19.0.1/x, false",
    "http://[64:ff9b::a00:5]/x, false",
    "http://[64:ff9b::5db8:d822]/x, true",
    "http://[2002:a9fe:a9fe::1]/x, false",
    "http://[::7f00:1]/x, false",
    "http://[2606:4700::1111]/x, true",
    "http://198.20.0.1/x, true",
    "http://192.0.1.1/x, true",
    "http://[::ffff:10.0.0.1]/x, false",
    "http://255.255.255.255/x, false",
    "http://192.0.2.17/x, true",
    "http://[2001:db8::1]/x, true"
  })
  void addressesInsideANetworkAreNotCalled(URI url, boolean allowed) throws Exception {
    assertEquals(allowed, PublicAddress.isPublic(url));
  }

  @Test
  void triesGoOnForAboutThreeDaysWithGrowingPauses() {
    Duration total = Duration.ZERO;
    Duration before = Duration.ZERO;
    int attempt = 1;
    for (Optional<Duration> pause = RetrySchedule.after(attempt);
        pause.isPresent();
        pause = RetrySchedule.after(++attempt)) {
      assertTrue(pause.get().compareTo(before) > 0);
      before = pause.get();
      total = total.plus(pause.get());
    }
    assertEquals(3, total.toDays());
  }
}
