package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.RiskLevel;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Phones: push by APNs and FCM, and calls, to peers that speak those protocols. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class PhoneTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PHONES = "/api/v1/notifications/devices/phones";
  private static final String DEVICES = "/api/v1/notifications/devices";

  @Inject Sql sql;

  @ConfigProperty(name = "trellis.push.mobile.fcm.url")
  String phones;

  @ConfigProperty(name = "trellis.sms.twilio.url")
  String providers;

  @ConfigProperty(name = "test.telnyx.private-key")
  String telnyxKey;

  private final Sample sample = new Sample();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void eachPhoneIsReachedByItsOwnServiceAndLearnsNothing() {
    sample.register("en");
    anytime();
    String android = "fcm:" + sample.patient.toString().repeat(2);
    register("IOS", PhonePeers.IPHONE).statusCode(201).body("kind", equalTo("APNS"));
    register("ANDROID", android).statusCode(201).body("kind", equalTo("FCM"));
    milestone();

    Awaitility.await().atMost(SOON).until(() -> state("PUSH").equals("SENT"));
    String id = one("select id from notification where patient_id = ? and channel = 'PUSH'");
    List<String> taken = sent(phones, id);
    assertEquals(2, taken.size(), taken.toString());
    assertTrue(taken.stream().anyMatch(line -> line.startsWith("apns 5 " + id)));
    assertTrue(taken.stream().anyMatch(line -> line.startsWith("fcm") && line.contains(android)));
    assertTrue(taken.stream().allMatch(line -> line.contains("Good news for you")));

    String device = patient().get(DEVICES).path("find { it.kind == 'FCM' }.id");
    patient().delete(DEVICES + "/" + device).then().statusCode(204);
    patient().get(DEVICES).then().body("kind", not(hasItem("FCM")));
  }

  @Test
  void phonesThatAreGoneAreForgotten() {
    sample.register("en");
    anytime();
    register("IOS", sample.patient.toString().replace("-", "").repeat(2)).statusCode(201);
    register("ANDROID", "gone" + sample.patient).statusCode(201);
    milestone();

    Awaitility.await().atMost(SOON).until(() -> state("PUSH").equals("FAILED"));
    patient().get(DEVICES).then().body("size()", equalTo(0));
  }

  @Test
  void whatIsNoPhoneIsRefused() {
    register("IOS", "short").statusCode(422);
    register("IOS", "with spaces and \\\" quotes in it, long enough").statusCode(422);
    register("FRIDGE", PhonePeers.IPHONE).statusCode(400);
  }

  @Test
  void whoIsOnCallIsCalledAndACallThatIsNotAnsweredIsOnRecord() {
    String number = onCallAt("+1555" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_000));
    TestEvents.publish(sample.alert(UUID.randomUUID(), RiskLevel.HIGH, false));

    Awaitility.await().atMost(SOON).until(() -> state("VOICE").equals("SENT"));
    List<String> calls = sent(providers, "To=" + number);
    assertEquals(1, calls.size());
    assertTrue(calls.getFirst().contains("<Say language=\"en-US\""), calls.getFirst());
    assertTrue(calls.getFirst().contains("Please sign in now"));
    receipt(one("select provider_id from notification where patient_id = ? and channel = 'VOICE'"));
    assertEquals("FAILED", state("VOICE"));
  }

  @Test
  void aSecondProviderCallsWhereTheFirstIsBusy() {
    String number = onCallAt("+1555" + ThreadLocalRandom.current().nextInt(1_000, 9_999) + "503");
    TestEvents.publish(sample.alert(UUID.randomUUID(), RiskLevel.IMMINENT, false));

    Awaitility.await().atMost(SOON).until(() -> state("VOICE").equals("SENT"));
    List<String> calls = sent(providers, number);
    assertEquals(1, calls.size());
    assertTrue(calls.getFirst().startsWith("telnyx v3:"), calls.getFirst());
    assertTrue(calls.getFirst().contains("Please sign in now"));
    String id =
        one("select provider_id from notification where patient_id = ? and channel = 'VOICE'");
    String form = "CallSid=" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "&CallStatus=";
    telnyx(form + "completed", "bm9uZQ==", 403);
    telnyx("CallSid=v3%3Anever&CallStatus=completed", null, 204);
    telnyx(form + "ringing", null, 204);
    assertEquals("SENT", state("VOICE"));
    telnyx(form + "completed", null, 204);
    assertEquals("DELIVERED", state("VOICE"));
  }

  private void telnyx(String form, @Nullable String signature, int status) {
    String now = Long.toString(Instant.now().getEpochSecond());
    given()
        .contentType("application/x-www-form-urlencoded")
        .header(
            "telnyx-signature-ed25519",
            signature == null ? SmsPeers.telnyxSignature(telnyxKey, now, form) : signature)
        .header("telnyx-timestamp", now)
        .body(form)
        .post("/api/v1/notifications/receipts/telnyx-calls")
        .then()
        .statusCode(status);
  }

  private String onCallAt(String number) {
    sample.register("en").admit().withClinician().awaitClinician(sql);
    sql.update(
        """
        insert into contact_point (id, audience, channel, address, verified_at, created_at)
        values (?, ?, 'SMS', ?, now(), now())
        """,
        UUID.randomUUID(),
        "practitioner:" + sample.clinician,
        number);
    sql.update(
        """
        insert into on_call_shift (id, program_id, practitioner_id, starts_at, ends_at)
        values (?, ?, ?, now() - interval '1 hour', now() + interval '1 hour')
        """,
        UUID.randomUUID(),
        sample.program,
        sample.clinician);
    return number;
  }

  private void receipt(String call) {
    Map<String, String> fields = Map.of("CallSid", call, "CallStatus", "no-answer");
    given()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .header("X-Twilio-Signature", SmsPeers.signature(fields))
        .post("/api/v1/notifications/receipts/twilio")
        .then()
        .statusCode(204);
  }

  private ValidatableResponse register(String platform, String token) {
    return patient()
        .body("{\"platform\":\"%s\",\"token\":\"%s\"}".formatted(platform, token))
        .post(PHONES)
        .then();
  }

  private void milestone() {
    TestEvents.publish(
        new MilestoneReached(
            sample.patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));
  }

  private void anytime() {
    patient()
        .header("If-Match", "\"0\"")
        .body(
            "{\"choices\":[],\"quietHours\":{\"from\":\"00:00\",\"until\":\"00:00\"},\"mailRefused\":false}")
        .put("/api/v1/notification-preferences")
        .then()
        .statusCode(200);
  }

  private RequestSpecification patient() {
    return given().auth().oauth2(Tokens.patient(sample.patient)).contentType("application/json");
  }

  private String state(String channel) {
    return sql
        .query(
            "select state from notification where patient_id = ? and channel = ?",
            row -> row.getString(1),
            sample.patient,
            channel)
        .stream()
        .findFirst()
        .orElse("none");
  }

  private String one(String query) {
    return sql.first(query, row -> row.getString(1), sample.patient).orElseThrow();
  }

  private List<String> sent(String peer, String about) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(peer + "/sent")).build();
      return http.send(request, BodyHandlers.ofLines())
          .body()
          .filter(line -> line.contains(about))
          .toList();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
