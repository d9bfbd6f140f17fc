package health.trellis.patient.safety;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.therapist;
import static java.util.Objects.requireNonNull;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.trellis.event.patient.RelapsePreventionPlanActivated;
import health.trellis.event.patient.SafetyPlanActivated;
import health.trellis.event.patient.SignRating;
import health.trellis.kit.testing.TestEvents;
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
    SafetyPlanActivated told =
        TestEvents.await(
            SafetyPlanActivated.class,
            e -> e.patientId().equals(admitted.patient()) && e.version() == 2);
    assertEquals(next, told.planId().toString());
    therapist()
        .get("/api/v1/episodes/" + admitted.episodeId() + "/timeline")
        .then()
        .body("items.kind", hasItem("SAFETY_PLAN_ACTIVATED"));
    activateRelapsePlan(admitted);
    as(token)
        .get(of + "/pocket-plan")
        .then()
        .body("safety.title", hasItems("How I notice", "Whom I can ask for help"))
        .body(
            "safety.find { it.title == 'Whom I can ask for help' }.lines", contains("Rosa, mother"))
        .body(
            "safety.find { it.title == 'Whom I can ask for help' }.calls.link",
            contains("tel:+12125550199"))
        .body(
            "relapse.title",
            contains(
                "My early signs", "What helps me", "Where I take care", "Days to be ready for"))
        .body("relapse[2].lines", contains("Beer <at> home: Gone"))
        .body("relapse[3].lines[0]", containsString("3 November 2"))
        .body("relapse[3].lines[0]", endsWith("The day Dad died: Visit the grave, with Inez"));
    page(token, of);
  }

  /** Whole in itself, and nobody's words become markup. */
  private static void page(String token, String of) {
    String page =
        as(token)
            .accept("text/html,*/*;q=0.8")
            .get(of + "/pocket-plan")
            .then()
            .statusCode(200)
            .contentType(containsString("text/html"))
            .body(containsString("<a href=\"tel:988\">"))
            .body(containsString("<a href=\"tel:+12125550199\">Call Rosa</a>"))
            .body(containsString("Beer &lt;at&gt; home"))
            .extract()
            .asString();
    assertFalse(page.matches("(?s).*(src=|<script|<link|http:|https:).*"), page);
    as(token).accept("*/*").get(of + "/pocket-plan").then().contentType("application/json");
  }

  private static void activateRelapsePlan(Admitted admitted) {
    String plans = "/api/v1/episodes/" + admitted.episodeId() + "/relapse-prevention-plans";
    therapist()
        .body(
            """
            {"warningSigns":[{"text":"Silence","rating":{"frequency":8}}],
             "surroundings":[{"text":"Beer at home"}],"highRiskDates":[{"text":"A day"}]}""")
        .post(plans)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/warningSigns/0/rating/frequency",
                "/surroundings/0/place",
                "/highRiskDates/0/on"));
    String id =
        therapist()
            .body(
                """
                {"warningSigns":[{"text":"Silence",
                   "rating":{"frequency":5,"strength":6,"leadDays":14}}],
                 "copingStrategies":["Walk"],
                 "surroundings":[{"place":"HOME","text":"Beer <at> home","done":"Gone"}],
                 "highRiskDates":[{"text":"The day Dad died","on":"2019-11-03","yearly":true,
                   "coping":"Visit the grave","helper":"Inez"}]}""")
            .post(plans)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    therapist().post("/api/v1/relapse-prevention-plans/" + id + "/activate");
    RelapsePreventionPlanActivated told =
        TestEvents.await(
            RelapsePreventionPlanActivated.class, e -> e.planId().toString().equals(id));
    assertEquals(new SignRating(5, 6, 14), told.warningSigns().getFirst().rating());
    assertEquals("HOME", requireNonNull(told.surroundings()).getFirst().place());
    assertEquals("Visit the grave", requireNonNull(told.highRiskDates()).getFirst().coping());
  }
}
