package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.trellis.event.EventCatalog;
import health.trellis.event.patient.MilestoneReached;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscribers that misbehave, and what they get nonetheless. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class WebhookDepthTest {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final String HOOKS = "/api/v1/webhooks";
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @Inject Sql sql;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger inside = new AtomicInteger();
  private volatile int failures;
  private volatile int answer = 204;
  private HttpServer receiver;
  private String id;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/hook", this::receive);
    receiver.createContext("/redirect", this::redirect);
    receiver.createContext("/inside", exchange -> inside.incrementAndGet());
    receiver.createContext("/long", this::answerAtLength);
    receiver.createContext("/drops", this::answerDropByDrop);
    // Takes the request and never answers.
    receiver.createContext("/never", exchange -> received.add("never"));
    receiver.start();
  }

  @AfterEach
  void stopListening() {
    receiver.stop(0);
    admin().delete(HOOKS + "/" + id).then().statusCode(204);
  }

  @Test
  void onePatientsEventsKeepTheirOrderAndHoldUpNobodyElse() {
    UUID patient = register();
    UUID other = register();
    failures = 1;
    subscribe("/hook");
    milestone(patient);
    Awaitility.await().atMost(SOON).until(() -> received.size() == 1);
    milestone(patient);
    milestone(other);

    Awaitility.await().atMost(SOON).until(() -> about(patient).size() == 3);
    assertEquals(about(patient).get(0), about(patient).get(1));
    assertEquals(1, about(other).size());
    assertTrue(received.indexOf(about(other).getFirst()) < received.size() - 1);
  }

  @Test
  void aRedirectIsNotFollowed() {
    subscribe("/redirect");
    test();

    awaitDelivery("QUEUED", "302");
    assertEquals(0, inside.get());
  }

  @Test
  void anAnswerOfTenMegabytesIsCut() {
    subscribe("/long");
    test();

    awaitDelivery("DELIVERED", "200");
  }

  @Test
  void anAnswerThatComesDropByDropTimesOutAndItsConnectionIsCut() {
    subscribe("/drops");
    test();

    awaitDelivery("QUEUED", "timeout");
    Awaitility.await().atMost(SOON).until(() -> received.contains("cut"));
  }

  @Test
  void anAnswerThatNeverComesTimesOut() {
    subscribe("/never");
    test();

    awaitDelivery("QUEUED", "timeout");
    String delivery = admin().get(HOOKS + "/" + id + "/deliveries").path("items[0].id");
    admin()
        .get(HOOKS + "/" + id + "/deliveries/" + delivery)
        .then()
        .statusCode(200)
        .body("tries[0].status", equalTo("timeout"));
  }

  @Test
  void whatComesDuringAPauseWaitsAndFollows() {
    subscribe("/hook");
    admin().post(HOOKS + "/" + id + "/pause").then().body("paused", equalTo("OWNER"));
    test();
    awaitDelivery("QUEUED", null);
    assertEquals(List.of(), received);
    admin().post(HOOKS + "/" + id + "/resume").then().body("active", equalTo(true));

    awaitDelivery("DELIVERED", "204");
  }

  @Test
  void aSubscriberThatFailsForLongIsHeldAndGoesOnWhenItWorks() {
    subscribe("/hook");
    sql.update(
        "update webhook set failing_since = now() - interval '7 hours' where id = ?::uuid", id);
    failures = 1;
    test();

    Awaitility.await().atMost(SOON).until(() -> "FAILING".equals(paused()));
    given()
        .auth()
        .oauth2(Tokens.programAdmin())
        .get("/api/v1/notifications?limit=200")
        .then()
        .body("items.kind", hasItem("WEBHOOK_PAUSED"));
    admin().post(HOOKS + "/" + id + "/resume").then().statusCode(200);
    awaitDelivery("DELIVERED", "204");
  }

  @Test
  void aSubscriberThatIsGoneGetsNoMore() {
    answer = 410;
    subscribe("/hook");
    test();

    Awaitility.await().atMost(SOON).until(() -> "GONE".equals(paused()));
    assertEquals(1, notices());

    goOnAndBeGone();
    assertEquals(1, notices(), "not again within a day, whatever the calendar says");

    sql.update(
        "update webhook set pause_told_at = now() - interval '25 hours' where id = ?::uuid", id);
    goOnAndBeGone();
    assertEquals(2, notices());
  }

  private void goOnAndBeGone() {
    admin().post(HOOKS + "/" + id + "/resume").then().statusCode(200);
    test();
    Awaitility.await().atMost(SOON).until(() -> "GONE".equals(paused()));
  }

  private long notices() {
    return sql.query(
            "select 1 from notification where starts_with(source, ?)",
            row -> 1,
            "webhook/" + id + "/")
        .size();
  }

  private void receive(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    boolean fails = failures > 0;
    failures--;
    exchange.sendResponseHeaders(fails ? 500 : answer, -1);
    exchange.close();
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Location", "/inside");
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void answerAtLength(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, TEN_MEGABYTES);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(new byte[TEN_MEGABYTES]);
    } catch (IOException cut) {
      received.add("cut");
    }
  }

  /** Never silent for long, and never done. */
  private void answerDropByDrop(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, TEN_MEGABYTES);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < TEN_MEGABYTES; i++) {
        out.write('.');
        out.flush();
        Thread.sleep(Duration.ofMillis(100));
      }
    } catch (IOException | InterruptedException cut) {
      received.add("cut");
    }
  }

  private List<String> about(UUID patient) {
    return received.stream().filter(body -> body.contains(patient.toString())).toList();
  }

  private void subscribe(String path) {
    id =
        admin()
            .body(
                "{\"url\":\"http://localhost:%d%s\",\"eventTypes\":[\"%s\"]}"
                    .formatted(
                        receiver.getAddress().getPort(),
                        path,
                        EventCatalog.type(MilestoneReached.class)))
            .post(HOOKS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private void test() {
    admin().post(HOOKS + "/" + id + "/test").then().statusCode(202);
  }

  private String paused() {
    return admin().get(HOOKS).path("items.find { it.id == '" + id + "' }.paused");
  }

  private void awaitDelivery(String state, String status) {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                admin()
                    .get(HOOKS + "/" + id + "/deliveries")
                    .then()
                    .body("items[0].state", equalTo(state))
                    .body("items[0].lastStatus", equalTo(status)));
  }

  private UUID register() {
    Sample sample = new Sample().register("en");
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query("select 1 from person where patient_id = ?", r -> 1, sample.patient)
                    .isEmpty());
    return sample.patient;
  }

  private static void milestone(UUID patient) {
    TestEvents.publish(
        new MilestoneReached(patient, UUID.randomUUID(), "FIRST_FULL_WEEK", LocalDate.EPOCH));
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.programAdmin()).contentType("application/json");
  }
}
