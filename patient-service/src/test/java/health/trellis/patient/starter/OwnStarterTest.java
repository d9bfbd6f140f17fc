package health.trellis.patient.starter;

import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class OwnStarterTest {
  private static final String STARTERS = "/api/v1/plan-starters";

  @Test
  void aSitesOwnStarterIsAddedEditedTakenAndRetired() {
    admin().body(starter("riverside-grief", 10, 4)).post(STARTERS).then().statusCode(201);
    admin()
        .body(starter("riverside-grief", 10, 4))
        .post(STARTERS)
        .then()
        .statusCode(409)
        .body("code", is("starter-exists"));
    therapist()
        .get(STARTERS + "?diagnosis=F43.81")
        .then()
        .statusCode(200)
        .body("items[0].code", is("riverside-grief"))
        .body("items[0].builtIn", is(false));
    String one = STARTERS + "/riverside-grief";
    String etag = therapist().get(one).then().statusCode(200).extract().header("ETag");
    String longer = starter("riverside-grief", 12, 4);
    admin().body(longer).put(one).then().statusCode(428);
    admin().header("If-Match", etag).body(longer).put(one).then().statusCode(200);
    admin().header("If-Match", etag).body(longer).put(one).then().statusCode(412);
    String edited = admin().get(one).header("ETag");
    admin()
        .header("If-Match", edited)
        .body(starter("another", 12, 4))
        .put(one)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/code"));
    takes(one);
    admin().post(one + "/retire").then().statusCode(200).body("retiredAt", notNullValue());
    admin().post(one + "/retire").then().statusCode(409).body("code", is("starter-retired"));
    therapist().get(STARTERS).then().body("items.code", not(hasItem("riverside-grief")));
  }

  @Test
  void aSiteFindsItsOwnStartersFirstAndNoOtherSites() {
    String own = starter("own-of-site", 10, 4);
    String siteId = "\"siteId\":\"%s\",";
    admin()
        .body(own.replaceFirst("\\{", "{" + siteId.formatted(UUID.randomUUID())))
        .post(STARTERS)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/siteId"));
    admin().body(starter("any-site", 10, 4)).post(STARTERS).then().statusCode(201);
    admin()
        .body(own.replaceFirst("\\{", "{" + siteId.formatted(Api.SITE)))
        .post(STARTERS)
        .then()
        .statusCode(201)
        .body("content.siteId", is(Api.SITE.toString()));
    therapist()
        .get(STARTERS + "?diagnosis=F43.81&siteId=" + Api.SITE)
        .then()
        .body("items[0].code", is("own-of-site"))
        .body("items.code", hasItem("any-site"));
    therapist()
        .get(STARTERS + "?siteId=" + UUID.randomUUID())
        .then()
        .body("items.code", not(hasItem("own-of-site")))
        .body("items.code", hasItems("any-site", "ptsd"));
    admin().post(STARTERS + "/own-of-site/retire").then().statusCode(200);
    admin().post(STARTERS + "/any-site/retire").then().statusCode(200);
  }

  /** What a starter gives is a plan that can be drafted and signed as it is. */
  private static void takes(String one) {
    Admitted her = Api.admitted(Api.EVENING_IOP);
    Object draft = therapist().get(one).path("draft");
    String id =
        therapist()
            .body(draft)
            .post("/api/v1/episodes/" + her.episodeId() + "/treatment-plans")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    therapist().post("/api/v1/treatment-plans/" + id + "/sign").then().statusCode(200);
  }

  @Test
  void whatShipsIsImmutableAndWhatContradictsItselfIsRefused() {
    String etag = therapist().get(STARTERS + "/ptsd").header("ETag");
    admin()
        .header("If-Match", etag)
        .body(starter("ptsd", 10, 4))
        .put(STARTERS + "/ptsd")
        .then()
        .statusCode(409)
        .body("code", is("starter-built-in"));
    admin().post(STARTERS + "/ptsd/retire").then().statusCode(409);
    admin().body(starter("ptsd", 10, 4)).post(STARTERS).then().statusCode(409);
    admin().post(STARTERS + "/no-such/retire").then().statusCode(404);
    admin()
        .body(starter("late-step", 4, 10))
        .post(STARTERS)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/problems/0/goals/0/steps/0/weeks"));
    admin()
        .body(starter("Not A Code", 4, 2).replace("\"minutesPerWeek\":590", "\"minutesPerWeek\":0"))
        .post(STARTERS)
        .then()
        .statusCode(422)
        .body("errors.pointer", containsInAnyOrder("/code", "/minutesPerWeek"));
  }

  private static RequestSpecification admin() {
    return as(Tokens.programAdmin());
  }

  private static String starter(String code, int goalWeeks, int stepWeeks) {
    return """
        {"code":"%s","title":"Complicated grief","conditions":["F43.81"],"about":"As we teach it",
         "problems":[{"description":"Life stands still","domain":"MOOD",
           "goals":[{"description":"PHQ-9 below 10","instrument":"phq-9","comparison":"AT_MOST",
             "value":9,"weeks":%d,"steps":[{"description":"Visits one place","weeks":%d}],
             "interventions":[{"modality":"CBT","description":"Grief-focused CBT",
               "sessionType":"INDIVIDUAL","count":1,"everyWeeks":1,"minutes":50,
               "role":"PRIMARY_THERAPIST"}]}]}],
         "sessions":[{"type":"GROUP","count":3,"everyWeeks":1}],
         "minutesPerWeek":590,"modalities":["CBT"]}"""
        .formatted(code, goalWeeks, stepWeeks);
  }
}
