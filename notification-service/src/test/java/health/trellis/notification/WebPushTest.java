package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Push messages to a push service on loopback, opened the way a browser opens them. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class WebPushTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String DEVICES = "/api/v1/notifications/devices";

  @Inject Sql sql;

  @ConfigProperty(name = "trellis.push.public-key")
  String serverKey;

  private final Sample sample = new Sample();
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final byte[] auth = new byte[16];
  private KeyPair browser;
  private HttpServer service;
  private volatile int answer = 201;

  private record Posted(Headers headers, byte[] body) {}

  @BeforeEach
  void open() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    browser = generator.generateKeyPair();
    Arrays.fill(auth, (byte) 7);
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/send", this::take);
    service.start();
  }

  @AfterEach
  void close() {
    service.stop(0);
  }

  @Test
  void onlyTheBrowserCanReadAPushMessage() throws Exception {
    sample.register("en");
    anytime();
    register(key(), 201);
    milestone();

    Awaitility.await().atMost(SOON).until(() -> posted.size() == 1);
    Posted message = posted.getFirst();
    String text = decrypt(message.body());
    assertTrue(text.contains("\"title\":\"Good news for you\""), text);
    assertEquals("aes128gcm", message.headers().getFirst("Content-Encoding"));
    assertEquals("normal", message.headers().getFirst("Urgency"));
    assertTrue(isSignedByUs(message.headers().getFirst("Authorization")));
    awaitState("SENT");
  }

  @Test
  void aDeviceThatIsGoneIsForgotten() {
    sample.register("en");
    anytime();
    answer = 410;
    register(key(), 201);
    milestone();

    awaitState("FAILED");
    given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .get(DEVICES)
        .then()
        .body("size()", equalTo(0));
  }

  @Test
  void aKeyThatIsNotOnTheCurveIsRefused() {
    byte[] wrong = Base64.getUrlDecoder().decode(key());
    wrong[64] ^= 1;
    register(base64(wrong), 422).body("errors[0].code", equalTo("key"));
    register("short", 422);
  }

  @Test
  void aDeviceIsRemovedByItsOwnerAlone() {
    String id = register(key(), 201).extract().path("id");
    given()
        .auth()
        .oauth2(Tokens.patient(UUID.randomUUID()))
        .delete(DEVICES + "/" + id)
        .then()
        .statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .delete(DEVICES + "/" + id)
        .then()
        .statusCode(204);
  }

  private void take(HttpExchange exchange) throws IOException {
    posted.add(new Posted(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private String key() {
    byte[] encoded = browser.getPublic().getEncoded();
    return base64(Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length));
  }

  private ValidatableResponse register(String key, int status) {
    return given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .contentType("application/json")
        .body(
            """
            {"endpoint":"http://localhost:%d/send/%s","expirationTime":null,
             "keys":{"p256dh":"%s","auth":"%s"},"label":"My phone"}
            """
                .formatted(service.getAddress().getPort(), sample.patient, key, base64(auth)))
        .post(DEVICES)
        .then()
        .statusCode(status);
  }

  private void milestone() {
    TestEvents.publish(
        new MilestoneReached(
            sample.patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));
  }

  private void anytime() {
    given()
        .auth()
        .oauth2(Tokens.patient(sample.patient))
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(
            "{\"choices\":[],\"quietHours\":{\"from\":\"00:00\",\"until\":\"00:00\"},\"mailRefused\":false}")
        .put("/api/v1/notification-preferences")
        .then()
        .statusCode(200);
  }

  private void awaitState(String state) {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query(
                        "select state from notification where patient_id = ? and channel = 'PUSH'",
                        row -> row.getString(1),
                        sample.patient)
                    .equals(List.of(state)));
  }

  /** RFC 8291, section 3, from the side of the browser. */
  private String decrypt(byte[] body) throws GeneralSecurityException {
    ByteBuffer record = ByteBuffer.wrap(body);
    byte[] salt = new byte[16];
    record.get(salt);
    assertEquals(4096, record.getInt());
    byte[] sender = new byte[record.get()];
    record.get(sender);
    byte[] sealed = new byte[record.remaining()];
    record.get(sealed);

    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(browser.getPrivate());
    agreement.doPhase(point(sender), true);
    byte[] info = join("WebPush: info\0", Base64.getUrlDecoder().decode(key()), sender);
    byte[] secret = expand(hmac(auth, agreement.generateSecret()), info, 32);
    byte[] random = hmac(salt, secret);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(expand(random, join("Content-Encoding: aes128gcm\0"), 16), "AES"),
        new GCMParameterSpec(128, expand(random, join("Content-Encoding: nonce\0"), 12)));
    byte[] padded = cipher.doFinal(sealed);
    assertEquals(2, padded[padded.length - 1]);
    return new String(padded, 0, padded.length - 1, StandardCharsets.UTF_8);
  }

  private boolean isSignedByUs(String header) throws GeneralSecurityException {
    assertTrue(header.endsWith(", k=" + serverKey));
    String token = header.substring("vapid t=".length(), header.indexOf(','));
    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    assertTrue(claims.contains("\"aud\":\"http://localhost:" + service.getAddress().getPort()));
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(point(Base64.getUrlDecoder().decode(serverKey)));
    verifier.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    return verifier.verify(
        Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
  }

  private PublicKey point(byte[] raw) throws GeneralSecurityException {
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(raw, 1, 33)),
            new BigInteger(1, Arrays.copyOfRange(raw, 33, 65)));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(point, ((ECPublicKey) browser.getPublic()).getParams()));
  }

  private static byte[] expand(byte[] key, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] first = hmac(key, ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
    return Arrays.copyOf(first, length);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] join(String label, byte[]... keys) {
    ByteBuffer joined = ByteBuffer.allocate(200).put(label.getBytes(StandardCharsets.US_ASCII));
    for (byte[] key : keys) {
      joined.put(key);
    }
    return Arrays.copyOf(joined.array(), joined.position());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
