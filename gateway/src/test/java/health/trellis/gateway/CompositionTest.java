package health.trellis.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.gateway.route.Service;
import health.trellis.gateway.testing.Peers;
import health.trellis.gateway.testing.Surroundings;
import health.trellis.gateway.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Surroundings.class)
class CompositionTest {
  private static final String SESSIONS = "/api/v1/calendars/upcoming";

  @Inject Peers peers;

  private final UUID patientId = UUID.randomUUID();
  private final String token = Tokens.ofPatient(patientId);

  @BeforeEach
  void allUp() {
    peers.allUp();
    peers.of(Service.SCHEDULING).json(SESSIONS, "{\"items\":[{\"id\":\"s1\"}]}");
    peers.of(Service.ASSESSMENT).json("/api/v1/assessments/due", "{\"items\":[{\"id\":\"a1\"}]}");
    peers.of(Service.NOTIFICATION).json("/api/v1/notifications/unread-count", "{\"unread\":2}");
    describe(Service.PATIENT, "/api/v1/patients", "Patient");
    describe(Service.SCHEDULING, "/api/v1/sessions", "Appointment");
    describe(Service.ASSESSMENT, "/api/v1/instruments", "Observation");
    describe(Service.NOTIFICATION, "/api/v1/notifications", "Communication");
  }

  private void describe(Service service, String path, String type) {
    peers
        .of(service)
        .json(
            "/openapi",
            """
            {"openapi":"3.1.0","paths":{"%s":{"get":{"operationId":"list"}}},
             "components":{"schemas":{"Item":{"title":"%s"}}}}
            """
                .formatted(path, service.label()))
        .json(
            "/fhir/r4/metadata",
            "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"resource\":[{\"type\":\"%s\"}]}]}"
                .formatted(type));
  }

  @Test
  void iAmWhoMyTokenSays() {
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("name", equalTo("Jordan Rivera"))
        .body("roles", contains("patient"))
        .body("patientId", equalTo(patientId.toString()))
        .body("practitionerId", nullValue())
        .body("programIds", empty())
        .body("links.patient", equalTo("/api/v1/patients/" + patientId))
        .body("links.home", equalTo("/api/v1/me/home"));
  }

  @Test
  void homeShowsWhatIsNext() {
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me/home")
        .then()
        .statusCode(200)
        .body("nextSessions[0].id", equalTo("s1"))
        .body("dueAssessments[0].id", equalTo("a1"))
        .body("unreadNotifications", equalTo(2))
        .body("missing", empty());
  }

  @Test
  void homeNamesWhatIsMissingAndShowsTheRest() {
    peers.of(Service.SCHEDULING).down();
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me/home")
        .then()
        .statusCode(200)
        .body("missing", contains("scheduling"))
        .body("$", not(hasKey("nextSessions")))
        .body("dueAssessments", hasSize(1))
        .body("unreadNotifications", equalTo(2));
  }

  @Test
  void homeWaitsForNobodyTooLong() {
    peers.of(Service.SCHEDULING).on(SESSIONS, request -> request.handler(chunk -> {}));
    peers
        .of(Service.ASSESSMENT)
        .on("/api/v1/assessments/due", request -> request.handler(chunk -> {}));
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me/home")
        .then()
        .statusCode(200)
        .time(lessThan(1_900L))
        .body("missing", contains("scheduling", "assessment"))
        .body("unreadNotifications", equalTo(2));
  }

  @Test
  void homeAsksUnderTheCallersTokenAndTrace() {
    Map<String, String> seen = new ConcurrentHashMap<>();
    peers
        .of(Service.SCHEDULING)
        .on(
            SESSIONS,
            request -> {
              seen.put("authorization", String.valueOf(request.getHeader("Authorization")));
              seen.put("trace", String.valueOf(request.getHeader("traceparent")));
              request.response().end("{\"items\":[]}");
            });
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    given()
        .auth()
        .oauth2(token)
        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .get("/api/v1/me/home")
        .then()
        .statusCode(200);
    assertEquals("Bearer " + token, seen.get("authorization"));
    assertTrue(String.valueOf(seen.get("trace")).contains(trace), String.valueOf(seen));
  }

  @Test
  void aPartThatTheRoleDoesNotHaveIsEmptyNotMissing() {
    peers
        .of(Service.ASSESSMENT)
        .on("/api/v1/assessments/due", request -> request.response().setStatusCode(403).end());
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me/home")
        .then()
        .statusCode(200)
        .body("dueAssessments", empty())
        .body("missing", empty());
  }

  @Test
  void theOpenApiDocumentIsOfAllServices() {
    given()
        .get("/openapi")
        .then()
        .statusCode(200)
        .contentType(containsString("application/json"))
        .body("openapi", equalTo("3.1.0"))
        .body("info.title", equalTo("Trellis"))
        .body("servers[0].url", equalTo("https://trellis.example.org"))
        .body("x-trellis-missing", empty())
        .body("paths", hasKey("/api/v1/me/home"))
        .body("paths", hasKey("/api/v1/patients"))
        .body("paths", hasKey("/api/v1/notifications"))
        .body("components.schemas", hasKey("PatientItem"))
        .body("components.schemas", hasKey("Problem"));
  }

  @Test
  void theOpenApiDocumentSaysWhatIsMissingOrKeepsTheLastCopy() {
    peers.of(Service.SCHEDULING).down();
    given().get("/openapi").then().statusCode(200).body("paths", hasKey("/api/v1/patients"));
  }

  @Test
  void theCapabilityStatementIsOfAllServices() {
    given()
        .get("/fhir/r4/metadata")
        .then()
        .statusCode(200)
        .contentType(containsString("application/fhir+json"))
        .body("resourceType", equalTo("CapabilityStatement"))
        .body("fhirVersion", equalTo("4.0.1"))
        .body("rest[0].resource.type", hasItems("Patient", "Observation", "Communication"))
        .body("rest[0].security.service[0].coding[0].code", equalTo("SMART-on-FHIR"))
        .body("implementation.url", equalTo("https://trellis.example.org/fhir/r4"));
    peers.of(Service.SCHEDULING).down();
    given()
        .get("/fhir/r4/metadata")
        .then()
        .statusCode(200)
        .body("rest[0].resource.type", hasItem("Patient"));
  }

  @Test
  void smartDiscoveryClaimsOnlyWhatIsTrue() {
    given()
        .accept("text/html")
        .get("/.well-known/smart-configuration")
        .then()
        .statusCode(200)
        .contentType(containsString("application/json"))
        .body("token_endpoint", containsString("/realms/trellis/protocol/openid-connect/token"))
        .body("code_challenge_methods_supported", contains("S256"))
        .body("token_endpoint_auth_methods_supported", contains("private_key_jwt", "none"))
        .body("grant_types_supported", hasItem("client_credentials"))
        .body("capabilities", contains("client-confidential-asymmetric", "permission-v2"))
        .body("scopes_supported", hasItem("system/*.rs"));
  }
}
