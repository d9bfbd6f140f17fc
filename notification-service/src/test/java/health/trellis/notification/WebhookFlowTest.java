package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.trellis.event.EventCatalog;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.event.patient.PatientProfile;
import health.trellis.event.patient.PatientRegistered;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries to a real receiver, whose signatures an independent library verifies. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class WebhookFlowTest {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final String MILESTONE = EventCatalog.type(MilestoneReached.class);

  @Inject Sql sql;

  private final Sample sample = new Sample();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private HttpServer receiver;

  private record Received(HttpHeaders headers, String body) {}

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/hook", this::receive);
    receiver.start();
  }

  @AfterEach
  void stopListening() {
    receiver.stop(0);
  }

  @Test
  void aDeliveryIsSignedThinRepeatedAfterAFailureAndOnDemand() throws Exception {
    String token = Tokens.programAdmin();
    JsonPath subscription = subscribe(token);
    String id = subscription.getString("id");
    register(sample.patient, "sample-ehr");
    reachMilestone(sample.patient);

    Awaitility.await().atMost(SOON).until(() -> received.size() == 2);
    assertEquals(idOf(received.get(0)), idOf(received.get(1)));
    for (Received delivery : received) {
      verify(subscription.getString("secret"), delivery);
      WebhookContract.check(delivery.headers(), delivery.body());
      assertTrue(delivery.body().contains(sample.patient.toString()));
      assertFalse(delivery.body().contains("FIRST_FULL_WEEK"));
    }
    String delivery = awaitDelivered(token, id);
    redeliver(token, id, delivery);
    Awaitility.await().atMost(SOON).until(() -> received.size() == 3);
    assertEquals(idOf(received.get(0)), idOf(received.get(2)));
    WebhookContract.check(received.get(2).headers(), received.get(2).body());
    end(token, id);
  }

  @Test
  void aTestEventKeepsTheContract() throws Exception {
    String token = Tokens.programAdmin();
    JsonPath subscription = subscribe(token);
    String id = subscription.getString("id");
    given().auth().oauth2(token).post("/api/v1/webhooks/" + id + "/test").then().statusCode(202);

    Awaitility.await().atMost(SOON).until(() -> received.size() == 2);
    for (Received delivery : received) {
      verify(subscription.getString("secret"), delivery);
      WebhookContract.check(delivery.headers(), delivery.body());
    }
    end(token, id);
  }

  @Test
  void whatTheContractDoesNotKnowIsFound() {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of(
                "Webhook-id", List.of("msg_1"),
                "Webhook-timestamp", List.of("1772463845"),
                "Webhook-signature", List.of("v1,abc")),
            (name, value) -> true);
    String known =
        """
        {"type":"%s","timestamp":"2026-03-02T15:04:05Z","data":{"eventId":"%s"}}
        """
            .formatted(MILESTONE, UUID.randomUUID());
    WebhookContract.check(headers, known);
    for (String wrong :
        List.of(
            known.replace(MILESTONE, "health.trellis.milestone.reached.v9"),
            known.replace("2026-03-02T15:04:05Z", "yesterday"),
            known.replace("\"data\"", "\"date\""))) {
      assertThrows(AssertionError.class, () -> WebhookContract.check(headers, wrong));
    }
    HttpHeaders unsigned =
        HttpHeaders.of(Map.of("Webhook-id", List.of("msg_1")), (name, value) -> true);
    assertThrows(AssertionError.class, () -> WebhookContract.check(unsigned, known));
  }

  @Test
  void anEhrHearsOfItsOwnPatientsAndVerifiesByOldAndNewSecret() throws Exception {
    String token = Tokens.system("sample-ehr", "system/*.rs");
    JsonPath subscription = subscribe(token);
    String id = subscription.getString("id");
    String rotated = rotate(token, id);
    UUID foreign = UUID.randomUUID();
    register(foreign, "other-ehr");
    register(sample.patient, "sample-ehr");
    reachMilestone(foreign);
    reachMilestone(sample.patient);

    Awaitility.await().atMost(SOON).until(() -> received.size() == 2);
    for (Received delivery : received) {
      assertFalse(delivery.body().contains(foreign.toString()));
      verify(subscription.getString("secret"), delivery);
      verify(rotated, delivery);
    }
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/webhooks")
        .then()
        .body("items[0].secret", nullValue());
    end(token, id);
  }

  /** Fails the first time. */
  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean first = received.isEmpty();
    received.add(
        new Received(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
    exchange.sendResponseHeaders(first ? 500 : 204, -1);
    exchange.close();
  }

  private static void verify(String secret, Received delivery) throws Exception {
    new Webhook(secret.substring("whsec_".length())).verify(delivery.body(), delivery.headers());
  }

  private static String idOf(Received delivery) {
    return delivery.headers().firstValue("webhook-id").orElseThrow();
  }

  private JsonPath subscribe(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(
            "{\"url\":\"http://localhost:%d/hook\",\"eventTypes\":[\"%s\"]}"
                .formatted(receiver.getAddress().getPort(), MILESTONE))
        .post("/api/v1/webhooks")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static String rotate(String token, String id) {
    return given()
        .auth()
        .oauth2(token)
        .post("/api/v1/webhooks/" + id + "/rotate-secret")
        .then()
        .statusCode(200)
        .extract()
        .path("secret");
  }

  private static String awaitDelivered(String token, String id) {
    String path = "/api/v1/webhooks/" + id + "/deliveries";
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .auth()
                    .oauth2(token)
                    .get(path)
                    .then()
                    .body("items[0].state", equalTo("DELIVERED"))
                    .body("items[0].attempts", equalTo(2)));
    return given().auth().oauth2(token).get(path).path("items[0].id");
  }

  private static void redeliver(String token, String id, String delivery) {
    given()
        .auth()
        .oauth2(token)
        .post("/api/v1/webhooks/" + id + "/deliveries/" + delivery + "/redeliver")
        .then()
        .statusCode(202);
  }

  private static void end(String token, String id) {
    given().auth().oauth2(token).delete("/api/v1/webhooks/" + id).then().statusCode(204);
  }

  private void register(UUID patient, String ehr) {
    TestEvents.publish(
        new PatientRegistered(
            patient,
            new PatientProfile("Maria", "Testperson", null, "female", "en", "UTC", null, null),
            ehr));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query("select 1 from person where patient_id = ?", row -> 1, patient).isEmpty()
                    && !sql.query(
                            "select 1 from patient_relation where patient_id = ?",
                            row -> 1,
                            patient)
                        .isEmpty());
  }

  private static void reachMilestone(UUID patient) {
    TestEvents.publish(
        new MilestoneReached(patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));
  }
}
