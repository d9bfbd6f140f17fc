package health.trellis.patient.safety;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class SafetyPlanTest {
  private static final String PLAN =
      """
      {"warningSigns":["I am a burden"],"internalCoping":["Cold shower"],
       "helpers":[{"name":"Rosa","note":"mother","phone":"+1 (212) 555-0199"}],
       "saferEnvironment":["My brother keeps the tablets"]}""";

  @Test
  void whatIsInForceFitsInThePocketAndCrisisLinesAreAlwaysThere() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String of = "/api/v1/patients/" + admitted.patientId();
    String token = Tokens.patient(admitted.patient());
    as(token)
        .get(of + "/pocket-plan")
        .then()
        .statusCode(200)
        .body("crisis.link", hasItem("tel:988"))
        .body("safety", hasSize(0));
    String id =
        as(token).body("{}").post(of + "/safety-plans").then().statusCode(201).extract().path("id");
    as(token).body(PLAN).post(of + "/safety-plans").then().statusCode(409);
    String one = "/api/v1/safety-plans/" + id;
    therapist()
        .post(one + "/activate")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            contains("/warningSigns", "/internalCoping", "/saferEnvironment", "/helpers"));
    as(token).body(PLAN).put(one).then().statusCode(428);
    String etag = as(token).get(one).header("ETag");
    as(token).header("If-Match", etag).body(PLAN).put(one).then().statusCode(200);
    as(token).header("If-Match", etag).body(PLAN).put(one).then().statusCode(412);
    as(token).post(one + "/activate").then().statusCode(403);
    therapist().post(one + "/activate").then().statusCode(200).body("status", is("ACTIVE"));
    String next = therapist().body(PLAN).post(of + "/safety-plans").then().extract().path("id");
    therapist().post("/api/v1/safety-plans/" + next + "/activate").then().statusCode(200);
    therapist()
        .get(of + "/safety-plans")
        .then()
        .body("items.version", contains(2, 1))
        .body("items.status", contains("ACTIVE", "SUPERSEDED"));
    String relapse =
        therapist()
            .body("{\"warningSigns\":[{\"text\":\"Silence\"}],\"copingStrategies\":[\"Walk\"]}")
            .post("/api/v1/episodes/" + admitted.episodeId() + "/relapse-prevention-plans")
            .path("id");
    therapist().post("/api/v1/relapse-prevention-plans/" + relapse + "/activate");
    as(token)
        .get(of + "/pocket-plan")
        .then()
        .body("safety.title", hasItems("How I notice", "Whom I can ask for help"))
        .body(
            "safety.find { it.title == 'Whom I can ask for help' }.lines", contains("Rosa, mother"))
        .body(
            "safety.find { it.title == 'Whom I can ask for help' }.calls.link",
            contains("tel:+12125550199"))
        .body("relapse.title", contains("My early signs", "What helps me"));
  }
}
