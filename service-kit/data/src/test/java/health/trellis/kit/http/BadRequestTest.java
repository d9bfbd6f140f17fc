package health.trellis.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client is told of a request that cannot be read. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class BadRequestTest {
  private static final String SOMEONE = "0197a000-0000-7000-8000-000000000999";

  @ParameterizedTest
  @CsvSource({
    "patientId, nobody, Expected a UUID",
    "from, 2026-02-30, Expected a date",
    "level, LOUD, Expected one of",
    "done, maybe, Expected true or false"
  })
  void aQueryParameterThatCannotBeReadIsNamed(String name, String value, String detail) {
    coordinator()
        .queryParam("patientId", "patientId".equals(name) ? value : SOMEONE)
        .queryParam(name, value)
        .get("/notes")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo(name))
        .body("errors[0].detail", startsWith(detail));
  }

  @Test
  void aMissingQueryParameterIsNamed() {
    coordinator()
        .get("/notes")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("patientId"));
  }

  @Test
  void aPathWithoutAnIdIsNoRecord() {
    coordinator().get("/notes/of/nobody").then().statusCode(404);
  }

  @Test
  void aMissingBodyIsTheWholeBodysFault() {
    coordinator()
        .contentType("application/json")
        .post("/notes")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo(""));
  }

  private static RequestSpecification coordinator() {
    return given().auth().oauth2(Tokens.coordinator());
  }
}
