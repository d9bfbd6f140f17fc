package health.trellis.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.gateway.route.Service;
import health.trellis.gateway.testing.Peers;
import health.trellis.gateway.testing.RawClient;
import health.trellis.gateway.testing.Surroundings;
import health.trellis.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Surroundings.class)
class FrontDoorTest {
  @Inject Peers peers;

  @ConfigProperty(name = "quarkus.management.test-port", defaultValue = "9001")
  int managementPort;

  @BeforeEach
  void allUp() {
    peers.allUp();
  }

  static Stream<Arguments> tokensThatDoNotOpen() {
    return Stream.of(
        Arguments.of("expired", (Supplier<String>) Tokens::expired),
        Arguments.of("foreign", (Supplier<String>) Tokens::foreign),
        Arguments.of("audience", (Supplier<String>) Tokens::forAnotherAudience),
        Arguments.of("issuer", (Supplier<String>) Tokens::ofAnotherIssuer),
        Arguments.of("garbage", (Supplier<String>) () -> "garbage"),
        Arguments.of("alg none", (Supplier<String>) () -> "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokensThatDoNotOpen")
  void aTokenThatIsNotValidIsRefused(String name, Supplier<String> token) {
    for (String path : new String[] {"/api/v1/patients", "/api/v1/me", "/api/v1/me/home"}) {
      given()
          .auth()
          .oauth2(token.get())
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", containsString("invalid_token"))
          .body("code", equalTo("unauthorized"))
          .body("type", equalTo("/problems/unauthorized"))
          .body("traceId", notNullValue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/patients/1",
        "/api/v1/me",
        "/api/v1/me/home",
        "/api/v1/audit/patient",
        "/api/v1/calendars/feeds",
        "/api/v1/escalations"
      })
  void withoutATokenNothingOfAPatientIsOpen(String path) {
    int before = peers.of(Service.PATIENT).begun.get();
    given()
        .get(path)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer realm=\"trellis\""))
        .body("status", equalTo(401));
    assertEquals(before, peers.of(Service.PATIENT).begun.get());
  }

  @Test
  void underFhirARefusalIsAnOperationOutcome() {
    given()
        .get("/fhir/r4/Patient")
        .then()
        .statusCode(401)
        .contentType("application/fhir+json")
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].code", equalTo("login"));
    given()
        .get("/fhir/r4/Claim")
        .then()
        .statusCode(404)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi",
        "/docs",
        "/problems/validation",
        "/q/health",
        "/q/health/live",
        "/q/health/ready",
        "/q/health/started",
        "/.well-known/smart-configuration",
        "/fhir/r4/.well-known/smart-configuration",
        "/fhir/r4/metadata",
        "/api/v1/calendars/feeds/some-secret.ics"
      })
  void theOpenPagesNeedNoToken(String path) {
    given().get(path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient", "family", "clinician", "billing", "auditor", "system"})
  void everySignedInRoleMayAskWhoItIs(String role) {
    String token = Tokens.of(role);
    given().auth().oauth2(token).get("/api/v1/me").then().statusCode(200);
    given().auth().oauth2(token).get("/api/v1/me/home").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/patients/1?a=b, PATIENT",
    "/api/v1/sessions, SCHEDULING",
    "/api/v1/check-ins, ASSESSMENT",
    "/api/v1/webhooks, NOTIFICATION",
    "/fhir/r4/Slot, SCHEDULING"
  })
  void aRequestReachesTheOwnerUnchanged(String path, Service owner) {
    int before = peers.of(owner).begun.get();
    given()
        .auth()
        .oauth2(Tokens.of("coordinator"))
        .header("X-Break-Glass", "reason")
        .get(path)
        .then()
        .statusCode(200)
        .body("uri", equalTo(path))
        .body("headers.authorization", containsString("Bearer "))
        .body("headers.x-break-glass", equalTo("reason"));
    assertEquals(before + 1, peers.of(owner).begun.get());
  }

  @Test
  void whatAClientClaimsOfItselfIsNotPassedOn() {
    given()
        .auth()
        .oauth2(Tokens.of("coordinator"))
        .header("X-Forwarded-For", "203.0.113.9")
        .header("Connection", "X-Private")
        .header("X-Private", "1")
        .header("TE", "trailers")
        .header("Cookie", "a=b")
        .header("X-Request-Id", "abc-1")
        .get("/api/v1/patients")
        .then()
        .statusCode(200)
        .header("X-Request-Id", "abc-1")
        .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
        .body("headers.x-forwarded-proto", equalTo("http"))
        .body("headers.x-forwarded-host", containsString("localhost"))
        .body("headers.x-request-id", equalTo("abc-1"))
        .body("headers.x-private", nullValue())
        .body("headers.te", nullValue())
        .body("headers.cookie", nullValue());
  }

  @Test
  void aServicesOwnAddressAndProductStayInside() {
    given()
        .auth()
        .oauth2(Tokens.of("coordinator"))
        .get("/api/v1/patients")
        .then()
        .header("Location", equalTo("https://trellis.example.org/api/v1/patients/1"))
        .header("Server", nullValue())
        .header("X-Powered-By", nullValue());
  }

  @Test
  void aTraceFromOutsideGoesOnAndOneIsBegunWhereThereIsNone() {
    String token = Tokens.of("coordinator");
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    given()
        .auth()
        .oauth2(token)
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .get("/api/v1/patients")
        .then()
        .body("headers.traceparent", matchesPattern("00-" + trace + "-[0-9a-f]{16}-0[01]"))
        .body("headers.traceparent", not(containsString("00f067aa0ba902b7")));
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/patients")
        .then()
        .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Stream.of(
            given().get("/openapi"),
            given().get("/nowhere"),
            given().auth().oauth2(Tokens.of("patient")).get("/api/v1/me"),
            given().auth().oauth2(Tokens.of("patient")).get("/api/v1/patients"))
        .forEach(
            answer ->
                answer
                    .then()
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Strict-Transport-Security", containsString("max-age=31536000"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("X-Request-Id", notNullValue())
                    .header("RateLimit", notNullValue())
                    .header("RateLimit-Policy", notNullValue()));
  }

  @Test
  void whatConcernsPatientsIsNeverStored() {
    given()
        .auth()
        .oauth2(Tokens.of("patient"))
        .get("/api/v1/patients")
        .then()
        .header("Cache-Control", "no-store");
    given()
        .auth()
        .oauth2(Tokens.of("patient"))
        .get("/api/v1/me")
        .then()
        .header("Cache-Control", "no-store");
  }

  @Test
  void aNamedOriginMayCallAndAnotherMayNot() {
    given()
        .header("Origin", "https://app.example.org")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,idempotency-key")
        .options("/api/v1/patients")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", "https://app.example.org")
        .header("Access-Control-Allow-Methods", containsString("POST"))
        .header("Access-Control-Max-Age", "3600");
    given()
        .header("Origin", "https://app.example.org")
        .auth()
        .oauth2(Tokens.of("patient"))
        .get("/api/v1/patients")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "https://app.example.org")
        .header("Access-Control-Expose-Headers", containsString("ETag"));
    given()
        .header("Origin", "https://evil.example.org")
        .auth()
        .oauth2(Tokens.of("patient"))
        .get("/api/v1/patients")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void anUnknownRouteIsNotFound() {
    given()
        .auth()
        .oauth2(Tokens.of("patient"))
        .get("/api/v1/unheard-of")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"));
    given().get("/internal/openapi").then().statusCode(404);
    given().get("/webjars/swagger-ui/5.30.2/index.html").then().statusCode(404);
  }

  @Test
  void aMethodThatIsNotServedIsRefused() throws IOException {
    given()
        .auth()
        .oauth2(Tokens.of("patient"))
        .delete("/api/v1/me")
        .then()
        .statusCode(405)
        .contentType("application/problem+json");
    for (String method : new String[] {"get", "TRACE", "FOO"}) {
      try (RawClient client = RawClient.to(RestAssured.port)) {
        client.head(method, "/api/v1/patients", Tokens.of("patient"));
        String answer = client.answer();
        assertTrue(answer.startsWith("HTTP/1.1 405"), method + " -> " + answer);
        assertTrue(answer.contains("Allow: GET, HEAD, POST"), answer);
      }
    }
  }

  @Test
  void anAddressThatIsTooLongIsRefused() {
    given()
        .auth()
        .oauth2(Tokens.of("patient"))
        .get("/api/v1/patients?a=" + "b".repeat(9000))
        .then()
        .statusCode(414)
        .body("code", equalTo("uri-too-long"));
    given()
        .auth()
        .oauth2(Tokens.of("patient"))
        .header("X-Large", "b".repeat(17_000))
        .get("/api/v1/patients")
        .then()
        .statusCode(431)
        .body("code", equalTo("headers-too-large"));
  }

  @Test
  void aClientThatAsksTooMuchMustWaitButMayStillRaiseAnAlert() {
    String token = Tokens.of("coordinator");
    Response refused = null;
    for (int i = 0; i < 200 && refused == null; i++) {
      Response answer = given().auth().oauth2(token).get("/api/v1/patients");
      refused = answer.statusCode() == 429 ? answer : null;
    }
    assertTrue(refused != null, "the limit was never met");
    refused
        .then()
        .contentType("application/problem+json")
        .body("code", equalTo("too-many-requests"))
        .header("Retry-After", notNullValue())
        .header("RateLimit-Policy", equalTo("\"default\";q=40;w=8"))
        .header("RateLimit", matchesPattern("\"default\";r=0;t=\\d+"));
    given()
        .auth()
        .oauth2(token)
        .post("/api/v1/risk-alerts/1/acknowledgement")
        .then()
        .statusCode(200)
        .header("RateLimit", containsString("\"urgent\""));
    given().auth().oauth2(Tokens.of("coordinator")).get("/api/v1/patients").then().statusCode(200);
  }

  @Test
  void metricsCountByClassAndNeverByPath() {
    String id = "0197a000-0000-7000-8000-0000000009ff";
    given().auth().oauth2(Tokens.of("patient")).get("/api/v1/patients/" + id);
    given()
        .port(managementPort)
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("trellis_gateway_requests_seconds_count"))
        .body(containsString("class=\"default\""))
        .body(not(containsString(id)))
        .body(not(containsString("some-secret")));
  }

  @Test
  void aProblemsTypeLeadsToItsExplanation() {
    given()
        .accept("application/json")
        .get("/problems/payload-too-large")
        .then()
        .statusCode(200)
        .body("status", equalTo(413))
        .body("remedy", notNullValue());
    given()
        .accept("text/html,*/*;q=0.8")
        .get("/problems/validation")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .body(containsString("What to do"));
    given().accept("text/html").get("/problems").then().body(containsString("/problems/conflict"));
    given()
        .accept("application/json")
        .get("/problems/some-later-conflict")
        .then()
        .statusCode(200)
        .body("code", equalTo("some-later-conflict"));
    given().get("/problems/%3Cscript%3E").then().statusCode(404);
  }

  @Test
  void healthShowsTheServicesAndIsTheGatewaysOwn() {
    peers.of(Service.SCHEDULING).down();
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"))
                    .body("checks.find { it.name == 'services' }.data.scheduling", equalTo("DOWN"))
                    .body("checks.find { it.name == 'services' }.data.patient", equalTo("UP")));
    given().port(managementPort).get("/q/health/live").then().statusCode(200);
  }

  @Test
  void theDocsPageNeedsNothingFromOutside() {
    given()
        .get("/docs")
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .header("Content-Security-Policy", containsString("script-src 'self'"))
        .body(not(containsString("http")));
    for (String file : new String[] {"start.js", "swagger-ui-bundle.js", "swagger-ui.css"}) {
      given().get("/docs/" + file).then().statusCode(200).time(lessThan(5_000L));
    }
    given().get("/docs/start.js").then().body(containsString("/openapi"));
    given().get("/docs/application.properties").then().statusCode(404);
    given().get("/problems").then().body("$", not(hasSize(0)));
  }
}
