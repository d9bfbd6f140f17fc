package health.trellis.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An EHR subscribes over FHIR and hears by ids, in order and by number. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
@WithTestResource(MailboxTestResource.class)
class FhirSubscriptionTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SUBSCRIPTIONS = "/fhir/r4/Subscription";

  @Inject Sql sql;

  private final Sample sample = new Sample();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpServer ehr;
  private volatile int answer = 200;

  @BeforeEach
  void open() throws IOException {
    ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ehr.createContext("/fhir", this::take);
    ehr.start();
  }

  @AfterEach
  void close() {
    ehr.stop(0);
  }

  @Test
  void anEhrShakesHandsAndHearsOfItsPatientsByNumberAndId() {
    sample.register("en");
    awaitRelation();
    String id = subscribe(Tokens.system("sample-ehr", "system/*.cruds"), "", 201);
    Awaitility.await().atMost(SOON).until(() -> status(id).equals("active"));
    JsonPath handshake = JsonPath.from(received.getFirst());
    assertEquals("history", handshake.getString("type"));
    assertEquals("handshake", parameter(handshake, "type"));
    assertEquals("Bearer of-the-ehr", keys.getFirst());

    Instant start = Instant.now().plus(3, ChronoUnit.DAYS);
    TestEvents.publish(sample.booked(start, false));
    TestEvents.publish(sample.moved(start, start.plus(1, ChronoUnit.HOURS)));
    Sample anothers = new Sample();
    anothers.referredBy = "another-ehr";
    TestEvents.publish(anothers.register("en").booked(start, false));
    Awaitility.await().atMost(SOON).until(() -> events().size() == 2);
    JsonPath first = JsonPath.from(events().getFirst());
    String focus = "/fhir/r4/Appointment/" + sample.booking;
    assertTrue(first.getString("entry[1].fullUrl").endsWith(focus));
    assertFalse(first.getMap("entry[1]").containsKey("resource"));
    assertEquals(List.of("1", "2"), events().stream().map(this::number).toList());
    assertFalse(String.join("", received).contains("Maria"));
    assertStatus(ehr().urlEncodingEnabled(false).get(SUBSCRIPTIONS + "/" + id + "/$status"), 1);
    assertStatus(ehr().urlEncodingEnabled(false).get(SUBSCRIPTIONS + "/" + id + "/%24status"), 1);
    assertStatus(
        ehr().urlEncodingEnabled(false).get(SUBSCRIPTIONS + "/$status?status=active&id=" + id), 1);
    String asked =
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"id\",\"valueId\":\"%s\"}]}";
    assertStatus(ask(asked.formatted(id)), 1);
    ask(asked.formatted(UUID.randomUUID())).then().body("total", equalTo(0));
    ask(asked.replace("\"id\",", "\"what\",").formatted(id)).then().statusCode(400);
    ask("{").then().statusCode(400);

    sql.update(
        "update webhook set last_sent_at = now() - interval '1 hour' where id = ?::uuid", id);
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                received.stream()
                    .anyMatch(b -> "heartbeat".equals(parameter(JsonPath.from(b), "type"))));
    endsFor(id);
  }

  private Response ask(String parameters) {
    return ehr()
        .urlEncodingEnabled(false)
        .contentType("application/fhir+json")
        .body(parameters)
        .post(SUBSCRIPTIONS + "/$status");
  }

  private static void assertStatus(Response answer, int total) {
    answer
        .then()
        .statusCode(200)
        .body("total", equalTo(total))
        .body(
            "entry[0].resource.parameter.find { it.name == 'events-since-subscription-start' }"
                + ".valueString",
            equalTo("2"));
  }

  private void endsFor(String id) {
    ehr().get(SUBSCRIPTIONS + "?status=active").then().body("entry.resource.id", hasItem(id));
    ehr().get(SUBSCRIPTIONS + "?url=none").then().body("entry", equalTo(null));
    admin().get(SUBSCRIPTIONS + "/" + id).then().statusCode(404);
    ehr().get("/api/v1/webhooks").then().body("items.id.findAll { it == '" + id + "' }", hasNone());
    String version = ehr().get(SUBSCRIPTIONS + "/" + id).header("ETag");
    String off = body("").replace("\"requested\"", "\"off\"");
    update(id, "W/\"99\"", off, 412);
    update(id, version, off, 200).body("status", equalTo("off"));
    ehr().delete(SUBSCRIPTIONS + "/" + id).then().statusCode(204);
    ehr().get(SUBSCRIPTIONS + "/" + id).then().statusCode(404);
  }

  private static org.hamcrest.Matcher<java.util.Collection<?>> hasNone() {
    return org.hamcrest.Matchers.empty();
  }

  @Test
  void anEndpointThatRefusesTheHandshakeHearsNothing() {
    sample.register("en");
    awaitRelation();
    answer = 500;
    String id = subscribe(Tokens.system("sample-ehr", "system/*.cruds"), "", 201);
    Awaitility.await().atMost(SOON).until(() -> status(id).equals("error"));
    TestEvents.publish(sample.booked(Instant.now().plus(3, ChronoUnit.DAYS), false));
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.first(
                            "select events from webhook where id = ?::uuid",
                            row -> row.getLong(1),
                            id)
                        .orElse(0L)
                    == 1);
    assertEquals(List.of(), events());
    ehr().delete(SUBSCRIPTIONS + "/" + id).then().statusCode(204);
  }

  @Test
  void whatWeDoNotDoIsRefusedByItsElement() {
    String ehrToken = Tokens.system("sample-ehr", "system/*.cruds");
    String noScope = Tokens.system("sample-ehr", "system/Patient.rs");
    subscribe(noScope, "", 403);
    subscribe(Tokens.system("sample-ehr", "system/Subscription.cruds"), "", 403);
    refused(body("").replace("rest-hook", "email"), "Subscription.channel.type");
    refused(body("").replace("appointment-changed", "moon"), "Subscription.criteria");
    refused(body("").replace("Authorization:", "Host:"), "Subscription.channel.header");
    refused(
        body("").replace("http://localhost", "ftp://localhost"), "Subscription.channel.endpoint");
    refused(body("").replace("fhir+json", "fhir+xml"), "Subscription.channel.payload");
    given()
        .auth()
        .oauth2(ehrToken)
        .contentType("application/fhir+json")
        .body("{")
        .post(SUBSCRIPTIONS)
        .then()
        .statusCode(400);
    given().auth().oauth2(ehrToken).get(SUBSCRIPTIONS + "?criteria=x").then().statusCode(400);
  }

  @Test
  void messagesAboutAPatientAreCommunications() {
    sample.register("en").admit();
    awaitRelation();
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                sql.query("select 1 from notification where patient_id = ?", r -> 1, sample.patient)
                        .size()
                    >= 2);
    String search = "/fhir/r4/Communication?patient=Patient/" + sample.patient;
    String id =
        ehr()
            .get(search + "&status=completed&_count=1")
            .then()
            .statusCode(200)
            .body("entry.size()", equalTo(1))
            .body("entry[0].resource.subject.reference", equalTo("Patient/" + sample.patient))
            .body("entry[0].resource.topic.coding[0].code", equalTo("WELCOME"))
            .extract()
            .path("entry[0].resource.id");
    ehr().get("/fhir/r4/Communication/" + id).then().statusCode(200);
    ehr()
        .get(search)
        .then()
        .body("entry.size()", greaterThan(1))
        .body("entry.resource.resourceType", everyItem(equalTo("Communication")));
    ehr()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("patient", sample.patient)
        .formParam("sent", "gt2020-01-01")
        .post("/fhir/r4/Communication/_search")
        .then()
        .statusCode(200)
        .body("entry.size()", greaterThan(0));
    String stranger = Tokens.system("other-ehr", "system/*.rs");
    given().auth().oauth2(stranger).get(search).then().body("entry", equalTo(null));
    given().auth().oauth2(stranger).get("/fhir/r4/Communication/" + id).then().statusCode(404);
  }

  private void refused(String body, String element) {
    ehr()
        .contentType("application/fhir+json")
        .body(body)
        .post(SUBSCRIPTIONS)
        .then()
        .statusCode(422)
        .body(org.hamcrest.Matchers.containsString(element));
  }

  private String subscribe(String token, String filter, int status) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/fhir+json")
        .body(body(filter))
        .post(SUBSCRIPTIONS)
        .then()
        .statusCode(status)
        .extract()
        .path("id");
  }

  private ValidatableResponse update(String id, String version, String body, int status) {
    return ehr()
        .header("If-Match", version)
        .contentType("application/fhir+json")
        .body(body)
        .put(SUBSCRIPTIONS + "/" + id)
        .then()
        .statusCode(status);
  }

  private String body(String filter) {
    return """
        {"resourceType":"Subscription","status":"requested","reason":"test","criteria":
         "https://trellis.health/fhir/SubscriptionTopic/appointment-changed",%s
         "channel":{"type":"rest-hook","endpoint":"http://localhost:%d/fhir",
          "extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period","valueUnsignedInt":600}],
          "header":["Authorization: Bearer of-the-ehr"],"payload":"application/fhir+json"}}
        """
        .formatted(filter, ehr.getAddress().getPort());
  }

  private String status(String id) {
    return ehr().get(SUBSCRIPTIONS + "/" + id).path("status");
  }

  private List<String> events() {
    return received.stream()
        .filter(b -> "event-notification".equals(parameter(JsonPath.from(b), "type")))
        .toList();
  }

  private String number(String body) {
    return JsonPath.from(body)
        .getString(
            "entry[0].resource.parameter.find { it.name == 'notification-event' }"
                + ".part.find { it.name == 'event-number' }.valueString");
  }

  private static String parameter(JsonPath bundle, String name) {
    return bundle.getString(
        "entry[0].resource.parameter.find { it.name == '" + name + "' }.valueCode");
  }

  private void take(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private void awaitRelation() {
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                !sql.query(
                        "select 1 from patient_relation where patient_id = ?",
                        r -> 1,
                        sample.patient)
                    .isEmpty());
  }

  private RequestSpecification ehr() {
    return given().auth().oauth2(Tokens.system("sample-ehr", "system/*.cruds"));
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.programAdmin());
  }
}
