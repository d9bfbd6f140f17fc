package health.trellis.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class IdempotencyTest {
  @Inject Sql sql;

  private final UUID patient = UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  @Test
  void theSameRequestTakesEffectOnceAndAnswersAlike() {
    String first = post("one", false).then().statusCode(200).extract().asString();

    post("one", false)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body(equalTo(first));
    assertEquals(1, notes());
  }

  @Test
  void statusAndPlaceAreGivenAgainToo() {
    Response first = post("/notes/placed", "one", false);

    post("/notes/placed", "one", false)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", first.header("Location"))
        .body(equalTo(first.asString()));
    assertEquals(1, notes());
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() {
    post("one", false).then().statusCode(200);

    post("two", false).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    assertEquals(1, notes());
  }

  @Test
  void whatWasRolledBackMayBeTriedAgain() {
    post("one", true).then().statusCode(409).body("code", equalTo("asked-to-fail"));
    assertEquals(0, notes());

    post("one", false).then().statusCode(200);
    assertEquals(1, notes());
  }

  @Test
  void aKeyBelongsToItsCaller() {
    post("one", false).then().statusCode(200);

    given()
        .auth()
        .oauth2(Tokens.clinician(UUID.randomUUID()))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body("two", false))
        .post("/notes")
        .then()
        .statusCode(200);
    assertEquals(2, notes());
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    given()
        .auth()
        .oauth2(Tokens.coordinator())
        .header("Idempotency-Key", "k".repeat(256))
        .contentType("application/json")
        .body(body("one", false))
        .post("/notes")
        .then()
        .statusCode(400);
  }

  @Test
  void ofManyAtOnceOneTakesEffect() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> calls =
          IntStream.range(0, 16)
              .<Callable<Integer>>mapToObj(i -> () -> post("one", false).statusCode())
              .toList();
      for (Future<Integer> status : threads.invokeAll(calls)) {
        assertTrue(List.of(200, 409).contains(status.get()), () -> "answered " + status);
      }
    }
    assertEquals(1, notes());
  }

  private Response post(String text, boolean fail) {
    return post("/notes", text, fail);
  }

  private Response post(String path, String text, boolean fail) {
    return given()
        .auth()
        .oauth2(Tokens.coordinator())
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body(text, fail))
        .post(path);
  }

  private String body(String text, boolean fail) {
    return "{\"patientId\":\"%s\",\"text\":\"%s\",\"fail\":%s}".formatted(patient, text, fail);
  }

  private int notes() {
    return sql.query("select 1 from note where patient_id = ?", row -> 1, patient).size();
  }
}
