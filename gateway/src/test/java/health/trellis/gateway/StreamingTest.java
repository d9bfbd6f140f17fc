package health.trellis.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.gateway.route.Service;
import health.trellis.gateway.testing.Http2Client;
import health.trellis.gateway.testing.Peer;
import health.trellis.gateway.testing.Peers;
import health.trellis.gateway.testing.RawClient;
import health.trellis.gateway.testing.Surroundings;
import health.trellis.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class StreamingTest {
  private static final long FIFTY_MB = 50L << 20;

  /** Far above what sockets and queues hold, far below the whole. */
  private static final long IN_FLIGHT_AT_MOST = 24L << 20;

  @Inject Peers peers;

  private Peer patient;
  private final String token = Tokens.of("coordinator");

  @BeforeEach
  void allUp() {
    peers.allUp();
    patient = peers.of(Service.PATIENT);
    patient.on("/api/v1/patients/large", request -> patient.stream(request.response(), FIFTY_MB));
    patient.on("/api/v1/patients/hanging-2", request -> request.handler(chunk -> {}));
  }

  @Test
  void aServiceSendsNoFasterThanTheClientReads() throws Exception {
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.get("/api/v1/patients/large", token);
      InputStream in = client.in();
      assertTrue(in.read() >= 0);
      long before = settled();
      assertTrue(before < IN_FLIGHT_AT_MOST, "sent while nobody read: " + before);

      byte[] buffer = new byte[64 * 1024];
      long read = 0;
      while (read < FIFTY_MB) {
        int n = in.read(buffer);
        assertTrue(n > 0, "ended after " + read);
        read += n;
      }
      await().until(() -> patient.underWay.get() == 0);
      assertEquals(FIFTY_MB, patient.sent.get());
    }
  }

  private long settled() throws InterruptedException {
    long last = -1;
    while (last != patient.sent.get()) {
      last = patient.sent.get();
      Thread.sleep(200);
    }
    return last;
  }

  @Test
  void clientsThatLeaveInTheMiddleLeaveNothingBehind() throws Exception {
    int before = patient.brokenOff.get();
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawClient client = RawClient.to(RestAssured.port);
      client.get("/api/v1/patients/large", token);
      clients.add(client);
    }
    for (RawClient client : clients) {
      assertTrue(client.in().read() >= 0);
      client.reset();
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> patient.underWay.get() == 0);
    assertEquals(before + 20, patient.brokenOff.get());
    given().auth().oauth2(token).get("/api/v1/patients").then().statusCode(200);
  }

  @Test
  void aClientThatLeavesBeforeTheAnswerResetsTheService() throws Exception {
    patient.on("/api/v1/patients/silent", request -> request.handler(chunk -> {}));
    int before = patient.brokenOff.get();
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.get("/api/v1/patients/silent", token);
      await().until(() -> patient.underWay.get() > 0);
    }
    await().atMost(Duration.ofMillis(1200)).until(() -> patient.brokenOff.get() == before + 1);
  }

  @Test
  void overHttp2OnlyTheOneRequestEnds() {
    try (Http2Client client = Http2Client.to(RestAssured.port)) {
      int before = patient.brokenOff.get();
      client.leaveInTheMiddle("/api/v1/patients/large", token);
      await().until(() -> patient.brokenOff.get() == before + 1);
      assertEquals(413, client.post("/api/v1/patients", token, new byte[3 << 20]));
      assertEquals(503, client.get("/api/v1/patients/hanging-2", token));
      assertEquals(200, client.get("/api/v1/patients", token));
      assertEquals(1, client.connections());
    }
  }

  @Test
  void aBodyArrivesWhileItIsStillBeingSent() throws Exception {
    long before = patient.received.get();
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.head("POST", "/api/v1/patients", token, "Transfer-Encoding: chunked");
      client.send("5\r\nhello\r\n");
      await().until(() -> patient.received.get() == before + 5);
      client.send("0\r\n\r\n");
      assertTrue(client.answer().contains("\"bytes\":5"));
    }
  }

  @Test
  void aClientThatWaitsForLeaveGetsIt() throws Exception {
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.head("POST", "/api/v1/patients", token, "Content-Length: 5", "Expect: 100-continue");
      assertEquals("HTTP/1.1 100 Continue", client.line());
      assertEquals("", client.line());
      client.send("hello");
      assertTrue(client.answer().contains("\"bytes\":5"));
    }
  }

  @Test
  void aBodyOverTheLimitIsRefusedWhetherItSaysSoOrNot() {
    byte[] large = new byte[(1 << 20) + 1];
    long before = patient.received.get();
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(large)
        .post("/api/v1/patients")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("payload-too-large"));
    assertEquals(before, patient.received.get());
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(new byte[1 << 20])
        .post("/api/v1/patients")
        .then()
        .statusCode(200)
        .body("bytes", equalTo(1 << 20));
    given()
        .auth()
        .oauth2(token)
        .contentType("application/fhir+json")
        .body(new byte[9 << 20])
        .post("/fhir/r4")
        .then()
        .statusCode(200)
        .body("bytes", equalTo(9 << 20));
  }

  @Test
  void aChunkedBodyOverTheLimitIsRefusedInTheMiddle() throws Exception {
    int before = patient.brokenOff.get();
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.head("POST", "/api/v1/patients", token, "Transfer-Encoding: chunked");
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 40; i++) {
        client.send(chunk);
      }
      client.send("0\r\n\r\n");
      String answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
      assertTrue(answer.contains("payload-too-large"), answer);
    }
    await().until(() -> patient.brokenOff.get() == before + 1);
  }

  @Test
  void aServiceThatIsDownIsUnavailable() {
    peers.of(Service.SCHEDULING).down();
    for (String method : new String[] {"GET", "POST"}) {
      given()
          .auth()
          .oauth2(token)
          .request(method, "/api/v1/sessions")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", notNullValue())
          .body("code", equalTo("unavailable"));
    }
    given()
        .auth()
        .oauth2(token)
        .get("/fhir/r4/Slot")
        .then()
        .statusCode(503)
        .body("issue[0].code", equalTo("transient"));
  }

  @Test
  void aServiceThatHangsIsUnavailable() {
    patient.on("/api/v1/patients/hanging", request -> request.handler(chunk -> {}));
    int before = patient.begun.get();
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/patients/hanging")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue());
    assertEquals(before + 1, patient.begun.get());
    await().until(() -> patient.underWay.get() == 0);
  }

  @Test
  void onlyASafeRequestIsRepeatedWhenTheConnectionBreaks() {
    patient.on("/api/v1/patients/flaky", request -> request.connection().close());
    int before = patient.begun.get();
    given().auth().oauth2(token).get("/api/v1/patients/flaky").then().statusCode(503);
    assertEquals(before + 2, patient.begun.get());
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/patients/flaky")
        .then()
        .statusCode(503);
    assertEquals(before + 3, patient.begun.get());
  }

  @Test
  void halfAnAnswerIsNotTakenForAWholeOne() throws Exception {
    patient.on(
        "/api/v1/patients/half",
        request ->
            request
                .response()
                .setChunked(true)
                .write("half")
                .onComplete(written -> request.connection().close()));
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.get("/api/v1/patients/half", token);
      String answer = client.answerUntilClosed();
      assertTrue(!answer.endsWith("0\r\n\r\n"), answer);
    }
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsCut() throws Exception {
    patient.on(
        "/api/v1/patients/stalled", request -> request.response().setChunked(true).write("half"));
    int before = patient.brokenOff.get();
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.get("/api/v1/patients/stalled", token);
      assertTrue(client.answerUntilClosed().contains("half"));
    }
    await().until(() -> patient.brokenOff.get() == before + 1);
  }

  @Test
  void anEventStreamPassesAtOnceAndOutlastsTheIdleLimit() throws Exception {
    Peer notification = peers.of(Service.NOTIFICATION);
    notification.on(
        "/api/v1/notifications/stream",
        request -> {
          request
              .response()
              .putHeader("Content-Type", "text/event-stream")
              .setChunked(true)
              .write("id: 1\ndata: first\n\n");
          io.vertx.core.Vertx.currentContext()
              .owner()
              .setTimer(2500, t -> request.response().end("data: last\n\n"));
        });
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.head("GET", "/api/v1/notifications/stream", token, "Accept: text/event-stream");
      client.send("");
      long begun = System.nanoTime();
      StringBuilder seen = new StringBuilder();
      while (!seen.toString().contains("first")) {
        seen.append(client.line()).append('\n');
      }
      assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 1000);
      while (!seen.toString().contains("last")) {
        seen.append(client.line()).append('\n');
      }
      assertTrue(seen.toString().contains("\n:\n"), "no heartbeat: " + seen);
    }
  }

  @Test
  void aClientThatLeavesAnEventStreamIsNoticed() throws IOException {
    Peer notification = peers.of(Service.NOTIFICATION);
    notification.on(
        "/api/v1/notifications/open-end",
        request ->
            request
                .response()
                .putHeader("Content-Type", "text/event-stream")
                .setChunked(true)
                .write("data: first\n\n"));
    int before = notification.brokenOff.get();
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.head("GET", "/api/v1/notifications/open-end", token, "Accept: text/event-stream");
      assertTrue(client.line().contains("200"));
    }
    await().until(() -> notification.brokenOff.get() == before + 1);
  }

  @Test
  void whatCannotBeReadIsRefusedAndNeverFails() throws Exception {
    for (String line :
        new String[] {
          "GET /api/v1/patients/%zz HTTP/1.1",
          "GET /api/v1/patients/%ff HTTP/1.1",
          "GET /api/v1/patients/../../q HTTP/1.1",
          "GET /api/v1/patients/%2e%2e/q HTTP/1.1",
          "GET //api/v1/patients HTTP/1.1",
          "GET /api/v1/patients?a=%zz HTTP/1.1",
          "GET /api/v1/patients?a=\u00ff HTTP/1.1",
          "GET api HTTP/1.1",
          "GET * HTTP/1.1",
          "OPTIONS * HTTP/1.1"
        }) {
      try (RawClient client = RawClient.to(RestAssured.port)) {
        client.send(line + "\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        String answer = client.answer();
        assertTrue(answer.startsWith("HTTP/1.1 40"), line + " -> " + answer);
      }
    }
    given()
        .auth()
        .oauth2(token)
        .urlEncodingEnabled(false)
        .get("/api/v1/patients/%2e%2e/q")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("bad-request"));
    try (RawClient client = RawClient.to(RestAssured.port)) {
      client.send("NONSENSE\r\n\r\n");
      assertEquals(" 400 ", client.line().substring(8, 13));
    }
  }

  @Test
  void aHeadRequestHasNoBodyAndItsLength() {
    patient.on(
        "/api/v1/patients/head",
        request -> request.response().putHeader("Content-Length", "1234").end());
    given()
        .auth()
        .oauth2(token)
        .head("/api/v1/patients/head")
        .then()
        .statusCode(200)
        .header("Content-Length", "1234");
    patient.on("/api/v1/patients/none", request -> request.response().setStatusCode(204).end());
    given().auth().oauth2(token).delete("/api/v1/patients/none").then().statusCode(204);
  }
}
