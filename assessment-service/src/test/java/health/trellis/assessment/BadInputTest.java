package health.trellis.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a client may send wrong, and the answer to each. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class BadInputTest {
  private static final UUID PATIENT = UUID.randomUUID();
  private static final String LONG = "x".repeat(501);

  @TestFactory
  Stream<DynamicTest> eachBadBodyHasItsAnswer() {
    return Stream.of(
        body("malformed JSON", 400, "{\"patientId\":"),
        body("no JSON at all", 400, "hello"),
        body("an unknown field", 400, response("\"nonsense\":1,", "\"audit-c\"")),
        body(
            "a field of the wrong type",
            400,
            response("", "\"audit-c\"").replace("{\"68", "[\"68")),
        body("an id that is none", 400, response("", "\"audit-c\"").replace(PATIENT + "", "x")),
        body(
            "a date that does not exist",
            400,
            response("\"authoredAt\":\"2026-02-30T10:00:00Z\",", "\"audit-c\"")),
        body("an unknown occasion", 400, response("\"occasion\":\"SUNDAY\",", "\"audit-c\"")),
        body("a missing field", 422, "{\"instrument\":\"audit-c\",\"answers\":{\"a\":1}}"),
        body(
            "overlong text",
            422,
            response("\"lateEntry\":{\"reason\":\"" + LONG + "\"},", "\"audit-c\"")),
        body("an overlong code", 422, response("", "\"" + "a".repeat(60) + "\"")),
        body("an unknown patient", 404, response("", "\"audit-c\"")));
  }

  @TestFactory
  Stream<DynamicTest> eachBadQueryHasItsAnswer() {
    return Stream.of(
        query("/api/v1/responses", 422),
        query("/api/v1/responses?patientId=x", 400),
        query("/api/v1/risk-alerts?state=SLEEPY", 400),
        query("/api/v1/risk-alerts?limit=0", 422),
        query("/api/v1/risk-alerts?limit=many", 400),
        query("/api/v1/risk-alerts?cursor=%21%21", 400),
        query("/api/v1/check-ins?from=2026-02-30&patientId=" + PATIENT, 400),
        query("/api/v1/responses/" + UUID.randomUUID(), 404),
        query("/api/v1/nothing", 404));
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] json = response("", "\"audit-c\"").getBytes(StandardCharsets.UTF_8);
    json[json.length - 3] = (byte) 0xC3;
    given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("application/json")
        .body(json)
        .post("/api/v1/responses")
        .then()
        .statusCode(400);
  }

  @Test
  void anotherMediaTypeOrMethodIsRefused() {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .contentType("text/plain")
        .body("x")
        .post("/api/v1/responses")
        .then()
        .statusCode(415);
    given().auth().oauth2(Tokens.coordinator()).delete("/api/v1/responses").then().statusCode(405);
  }

  private static DynamicTest body(String what, int status, String body) {
    return DynamicTest.dynamicTest(
        what + " gives " + status,
        () ->
            check(
                status,
                given()
                    .auth()
                    .oauth2(Tokens.coordinator())
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/responses")));
  }

  private static DynamicTest query(String path, int status) {
    return DynamicTest.dynamicTest(
        path + " gives " + status,
        () ->
            check(
                status,
                given().urlEncodingEnabled(false).auth().oauth2(Tokens.coordinator()).get(path)));
  }

  private static void check(int status, Response answer) {
    assertEquals(status, answer.statusCode(), answer.asString());
    answer.then().contentType(startsWith("application/problem+json"));
  }

  private static String response(String more, String instrument) {
    return "{%s\"patientId\":\"%s\",\"instrument\":%s,\"answers\":{\"68518-0\":1}}"
        .formatted(more, PATIENT, instrument);
  }
}
