package health.trellis.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two providers of text messages as their documents describe them. Numbers that end in 404 do not
 * exist; for those that end in 503 the first provider is busy. All that came is at {@code /sent}, a
 * line each.
 */
final class SmsPeers {
  static final String TOKEN = "twilio-test-token";

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private HttpServer server;

  Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      KeyPair telnyx = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      server.createContext("/2010-04-01/Accounts/AC1/Messages.json", this::twilio);
      server.createContext("/2010-04-01/Accounts/AC1/Calls.json", this::twilio);
      server.createContext("/v2/messages", this::telnyx);
      server.createContext("/v2/texml/calls/APP1", this::telnyxCall);
      server.createContext("/sent", exchange -> answer(exchange, 200, String.join("\n", sent)));
      server.start();
      return settings("http://127.0.0.1:" + server.getAddress().getPort(), telnyx);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> settings(String url, KeyPair telnyx) {
    byte[] key = telnyx.getPublic().getEncoded();
    Base64.Encoder base64 = Base64.getEncoder();
    return Map.ofEntries(
        Map.entry("trellis.sms.providers", "twilio,telnyx"),
        Map.entry("trellis.sms.callback-url", "https://care.example.org"),
        Map.entry("trellis.sms.twilio.url", url),
        Map.entry("trellis.sms.twilio.account-sid", "AC1"),
        Map.entry("trellis.sms.twilio.auth-token", TOKEN),
        Map.entry("trellis.sms.twilio.from", "+15555550100"),
        Map.entry("trellis.sms.twilio.calls", "true"),
        Map.entry("trellis.sms.telnyx.url", url),
        Map.entry("trellis.sms.telnyx.api-key", "KEY1"),
        Map.entry("trellis.sms.telnyx.from", "+15555550101"),
        Map.entry("trellis.sms.telnyx.connection-id", "APP1"),
        Map.entry(
            "trellis.sms.telnyx.public-key",
            base64.encodeToString(Arrays.copyOfRange(key, key.length - 32, key.length))),
        Map.entry(
            "test.telnyx.private-key", base64.encodeToString(telnyx.getPrivate().getEncoded())));
  }

  void stop() {
    server.stop(0);
  }

  /** How Twilio signs a receipt. */
  static String signature(Map<String, String> fields) {
    StringBuilder signed =
        new StringBuilder("https://care.example.org/api/v1/notifications/receipts/twilio");
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void twilio(HttpExchange exchange) throws IOException {
    String form = body(exchange);
    String login =
        "Basic "
            + Base64.getEncoder().encodeToString(("AC1:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    if (!login.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{\"code\":20003}");
    } else if (form.contains("404&") || form.endsWith("404")) {
      answer(exchange, 400, "{\"code\":21211,\"message\":\"Invalid 'To' Phone Number\"}");
    } else if (form.contains("503&") || form.endsWith("503")) {
      answer(exchange, 503, "");
    } else {
      String sid = "SM" + UUID.randomUUID();
      sent.add("twilio " + sid + " " + URLDecoder.decode(form, StandardCharsets.UTF_8));
      answer(exchange, 201, "{\"sid\":\"" + sid + "\",\"status\":\"queued\"}");
    }
  }

  private void telnyx(HttpExchange exchange) throws IOException {
    String id = UUID.randomUUID().toString();
    sent.add("telnyx " + id + " " + body(exchange));
    answer(exchange, 200, "{\"data\":{\"id\":\"" + id + "\"}}");
  }

  private void telnyxCall(HttpExchange exchange) throws IOException {
    String id = "v3:" + UUID.randomUUID();
    sent.add("telnyx " + id + " " + body(exchange));
    answer(exchange, 200, "{\"call_sid\":\"" + id + "\",\"status\":\"queued\"}");
  }

  /** How Telnyx signs what it reports. */
  static String telnyxSignature(String privateKey, String timestamp, String body) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
      signature.update((timestamp + "|" + body).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
