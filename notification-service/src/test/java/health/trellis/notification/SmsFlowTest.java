package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Text messages to peers that speak the providers' protocols. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class SmsFlowTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PREFERENCES = "/api/v1/notification-preferences";
  private static final String RECEIPTS = "/api/v1/notifications/receipts/";
  private static final Pattern CODE = Pattern.compile("([0-9]{6})\\. It is good");

  @Inject Sql sql;

  @ConfigProperty(name = "trellis.sms.twilio.url")
  String peers;

  @ConfigProperty(name = "test.telnyx.private-key")
  String telnyxKey;

  private final Sample sample = new Sample().whereItIsNoon();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void aTextNeedsAConfirmedNumberAndAYesAndItsReceiptIsKept() throws Exception {
    String number = number("7");
    remindByText(number);

    String id = awaitText("SENT", null);
    twilio(Map.of("MessageSid", "SMnever", "MessageStatus", "delivered"), true, 204);
    twilio(Map.of("MessageSid", id, "MessageStatus", "delivered"), false, 403);
    awaitText("SENT", null);
    twilio(Map.of("MessageSid", id, "MessageStatus", "delivered"), true, 204);
    awaitText("DELIVERED", null);
    twilio(Map.of("MessageSid", id, "MessageStatus", "failed", "ErrorCode", "30005"), true, 204);
    awaitText("DELIVERED", null);
    String text = sent(number).getLast();
    assertTrue(text.contains("appointment") && text.contains("StatusCallback"), text);
  }

  @Test
  void stopEndsTextsAndStartBringsThemBack() throws Exception {
    String number = number("7");
    confirm(number);
    twilio(reply(number, " Stop. "), true, 204);
    patient().get(PREFERENCES + "/text-consent").then().body("given", equalTo(false));
    patient().get(PREFERENCES + "/contacts").then().body("[0].stopped", equalTo("opted-out"));
    remind();
    awaitText("SUPPRESSED", "address-stopped");

    twilio(reply(number, "START"), true, 204);
    patient().get(PREFERENCES + "/text-consent").then().body("given", equalTo(true));
    twilio(reply(number, "HELP"), true, 204);
    assertTrue(sent(number).getLast().contains("Reply STOP to end."));
  }

  @Test
  void aWordThatIsNoKeywordIsAnsweredOnceAndNotKept() throws Exception {
    String number = number("7");
    twilio(reply(number, "I feel awful"), true, 204);
    twilio(reply(number, "Hello?"), true, 204);

    assertEquals(1, sent(number).size());
    assertTrue(sent(number).getFirst().contains("In an emergency call 911"));
  }

  @Test
  void aSecondProviderStandsInForOneThatIsBusy() throws Exception {
    String number = number("503");
    remindByText(number);

    String id = awaitText("SENT", null);
    assertTrue(sent(number).getLast().startsWith("telnyx " + id));
    String body =
        """
        {"data":{"event_type":"message.finalized","payload":{"id":"%s","direction":"outbound",
         "to":[{"phone_number":"%s","status":"delivered"}]}}}
        """
            .formatted(id, number);
    String now = Long.toString(Instant.now().getEpochSecond());
    telnyx(body, Long.toString(Instant.now().getEpochSecond() - 900), 403);
    telnyx(body, now, 204);
    awaitText("DELIVERED", null);
    given()
        .contentType("application/json")
        .header("telnyx-signature-ed25519", "bm9uZQ==")
        .header("telnyx-timestamp", now)
        .body(body)
        .post(RECEIPTS + "telnyx")
        .then()
        .statusCode(403);
  }

  @Test
  void aNumberThatDoesNotExistIsRefusedAtOnce() {
    patient()
        .body("{\"channel\":\"SMS\",\"address\":\"%s\"}".formatted(number("404")))
        .post(PREFERENCES + "/contacts")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("unreachable"));
  }

  private static String number(String end) {
    String digits = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000, 9_999_999));
    return "+1555" + digits.substring(0, 7 - end.length()) + end;
  }

  private RequestSpecification patient() {
    return given().auth().oauth2(Tokens.patient(sample.patient)).contentType("application/json");
  }

  private void remindByText(String number) throws Exception {
    confirm(number);
    remind();
  }

  private void remind() {
    sample.register("en");
    TestEvents.publish(
        sample.booked(Instant.now().plus(2, ChronoUnit.HOURS).plusSeconds(3), false));
  }

  /** Adds a number, proves it by the code that comes, and agrees to texts. */
  private void confirm(String number) throws Exception {
    String id =
        patient()
            .body("{\"channel\":\"SMS\",\"address\":\"%s\"}".formatted(number))
            .post(PREFERENCES + "/contacts")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Matcher code = CODE.matcher(sent(number).getLast());
    assertTrue(code.find());
    patient()
        .body("{\"code\":\"" + code.group(1) + "\"}")
        .post(PREFERENCES + "/contacts/" + id + "/verify")
        .then()
        .statusCode(200);
    String wording = patient().get(PREFERENCES + "/text-consent").path("wording");
    patient()
        .body("{\"given\":true,\"wording\":\"" + wording + "\"}")
        .post(PREFERENCES + "/text-consent")
        .then()
        .statusCode(200);
  }

  private static Map<String, String> reply(String number, String text) {
    return Map.of("MessageSid", "SM" + UUID.randomUUID(), "From", number, "Body", text);
  }

  private static void twilio(Map<String, String> fields, boolean genuine, int status)
      throws GeneralSecurityException {
    StringBuilder signed = new StringBuilder("https://care.example.org" + RECEIPTS + "twilio");
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    Mac mac = Mac.getInstance("HmacSHA1");
    String key = genuine ? SmsPeers.TOKEN : "another-token";
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    byte[] signature = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
    given()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .header("X-Twilio-Signature", Base64.getEncoder().encodeToString(signature))
        .post(RECEIPTS + "twilio")
        .then()
        .statusCode(status);
  }

  private void telnyx(String body, String timestamp, int status) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(telnyxKey))));
    signer.update((timestamp + "|" + body).getBytes(StandardCharsets.UTF_8));
    given()
        .contentType("application/json")
        .header("telnyx-signature-ed25519", Base64.getEncoder().encodeToString(signer.sign()))
        .header("telnyx-timestamp", timestamp)
        .body(body)
        .post(RECEIPTS + "telnyx")
        .then()
        .statusCode(status);
  }

  private List<String> sent(String number) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(peers + "/sent")).build();
    return http.send(request, BodyHandlers.ofLines())
        .body()
        .filter(line -> line.contains(number))
        .toList();
  }

  /** The provider's id of the reminder, once it stands where it should. */
  private String awaitText(String state, String reason) {
    String found = state + "/" + reason;
    Awaitility.await().atMost(SOON).untilAsserted(() -> assertEquals(List.of(found), texts()));
    return sql.query(
            "select provider_id from notification where patient_id = ? and channel = 'SMS'",
            row -> String.valueOf(row.getString(1)),
            sample.patient)
        .getFirst();
  }

  private List<String> texts() {
    return sql.query(
        "select state, reason from notification where patient_id = ? and channel = 'SMS'",
        row -> row.getString(1) + "/" + row.getString(2),
        sample.patient);
  }
}
