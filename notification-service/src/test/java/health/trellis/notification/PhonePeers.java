package health.trellis.notification;

import com.eatthepath.pushy.apns.auth.ApnsVerificationKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.MockApnsServerListener;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.eatthepath.pushy.apns.server.ValidatingPushNotificationHandlerFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The push services of phones: APNs over HTTP/2 and TLS, which checks tokens and signatures, and
 * FCM's HTTP v1 API with its token endpoint. All that they took is at {@code /sent}, a line each.
 */
final class PhonePeers implements MockApnsServerListener {
  /** A phone that Apple's service knows. */
  static final String IPHONE = "a1".repeat(32);

  private static final String TOPIC = "org.example.app";
  private static final String PASSWORD = "changeit";

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private MockApnsServer apns;

  Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("phone-peers");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/token", this::token);
      server.createContext("/v1/projects/sample/messages:send", this::fcm);
      server.createContext(
          "/sent", exchange -> SmsPeers.answer(exchange, 200, String.join("\n", sent)));
      server.start();
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      return Map.of(
          "trellis.push.mobile.fcm.url",
          url,
          "trellis.push.mobile.fcm.account",
          account(folder, url).toString(),
          "trellis.push.mobile.apns.host",
          "localhost",
          "trellis.push.mobile.apns.port",
          Integer.toString(startApns(folder)),
          "trellis.push.mobile.apns.key",
          folder.resolve("key.p8").toString(),
          "trellis.push.mobile.apns.key-id",
          "KEY0000001",
          "trellis.push.mobile.apns.team-id",
          "TEAM000001",
          "trellis.push.mobile.apns.topic",
          TOPIC,
          "trellis.push.mobile.apns.trust",
          folder.resolve("server.pem").toString());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  void stop() {
    server.stop(0);
    apns.shutdown().join();
  }

  private int startApns(Path folder) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair signing = generator.generateKeyPair();
    pem(folder.resolve("key.p8"), "PRIVATE KEY", signing.getPrivate().getEncoded());
    ApnsVerificationKey key =
        new ApnsVerificationKey("KEY0000001", "TEAM000001", (ECPublicKey) signing.getPublic());
    KeyStore store = certificate(folder);
    X509Certificate certificate = (X509Certificate) store.getCertificate("server");
    pem(folder.resolve("server.pem"), "CERTIFICATE", certificate.getEncoded());
    apns =
        new MockApnsServerBuilder()
            .setServerCredentials(
                new X509Certificate[] {certificate},
                (PrivateKey) store.getKey("server", PASSWORD.toCharArray()),
                null)
            .setHandlerFactory(
                new ValidatingPushNotificationHandlerFactory(
                    Map.of(TOPIC, Set.of(IPHONE)),
                    Map.of(),
                    Map.of("KEY0000001", key),
                    Map.of(key, Set.of(TOPIC))))
            .setListener(this)
            .build();
    return apns.start(0).get();
  }

  private static KeyStore certificate(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("server.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int status =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("keytool failed");
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private static Path account(Path folder, String url) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    return Files.writeString(
        folder.resolve("account.json"),
        """
        {"type":"service_account","project_id":"sample","client_email":"push@sample.example.org",
         "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
         "token_uri":"%s/token"}
        """
            .formatted(key, url));
  }

  private static void pem(Path file, String what, byte[] content) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
  }

  @Override
  public void handlePushNotificationAccepted(Http2Headers headers, ByteBuf payload) {
    sent.add(
        "apns %s %s %s"
            .formatted(
                headers.get("apns-priority"),
                headers.get("apns-collapse-id"),
                payload.toString(StandardCharsets.UTF_8)));
  }

  @Override
  public void handlePushNotificationRejected(
      Http2Headers headers, ByteBuf payload, RejectionReason reason, Instant since) {
    sent.add("apns-refused " + reason);
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = SmsPeers.body(exchange);
    boolean isGrant = form.contains("assertion=ey") && form.contains("jwt-bearer");
    SmsPeers.answer(
        exchange,
        isGrant ? 200 : 400,
        "{\"access_token\":\"sample-token\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
  }

  /** Tokens that begin with gone are of apps that were removed. */
  private void fcm(HttpExchange exchange) throws IOException {
    String body = SmsPeers.body(exchange);
    if (!"Bearer sample-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      SmsPeers.answer(exchange, 401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}");
    } else if (body.contains("\"gone")) {
      SmsPeers.answer(
          exchange,
          404,
          "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\",\"details\":[{\"errorCode\":\"UNREGISTERED\"}]}}");
    } else {
      sent.add("fcm " + body);
      SmsPeers.answer(exchange, 200, "{\"name\":\"projects/sample/messages/" + sent.size() + "\"}");
    }
  }
}
