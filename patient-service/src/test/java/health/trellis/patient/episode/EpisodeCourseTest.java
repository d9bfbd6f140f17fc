package health.trellis.patient.episode;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.PRESCRIBER;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class EpisodeCourseTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));
  private static final String EPISODES = "/api/v1/episodes/";

  @Test
  void levelsHoldsAndReadmissionAreCountedInDays() {
    Api.prepare();
    String patient = Api.register();
    String first = admit(patient, 60).statusCode(201).extract().path("id");
    change(first, "hold", "{\"reason\":\"Surgery\",\"from\":\"" + TODAY.minusDays(50) + "\"}")
        .statusCode(200);
    change(first, "resume", "{\"reason\":\"Back\",\"on\":\"" + TODAY.minusDays(55) + "\"}")
        .statusCode(422)
        .body("errors[0].pointer", is("/on"))
        .body("errors[0].code", is("order"));
    change(first, "resume", "{\"reason\":\"Back\",\"on\":\"" + TODAY.minusDays(45) + "\"}")
        .statusCode(200);
    String down =
        "{\"levelOfCare\":\"OP\",\"reason\":\"Step-down\",\"effectiveOn\":\"%s\"}"
            .formatted(TODAY.minusDays(40));
    change(first, "level-of-care", down).statusCode(200);
    summarize(first).statusCode(409);
    String end =
        "{\"type\":\"COMPLETED\",\"reason\":\"Goals met\",\"dischargedOn\":\"%s\"}"
            .formatted(TODAY.minusDays(30));
    change(first, "discharge", end).statusCode(200);
    summarize(first).statusCode(200).body("dischargeSummary.condition", is("Stable"));
    coordinator()
        .get(EPISODES + first + "/course")
        .then()
        .statusCode(200)
        .body("lengthOfStayDays", is(30))
        .body("daysOnHold", is(5))
        .body("levels.level", contains("IOP", "OP"))
        .body("levels.days", contains(20, 10))
        .body("levels.reason", hasItem("Step-down"));
    admit(patient, 35).statusCode(409).body("code", is("episode-overlap"));
    admit(patient, 70).statusCode(409).body("code", is("episode-overlap"));
    String again = admit(patient, 10).statusCode(201).extract().path("id");
    coordinator()
        .get(EPISODES + again + "/course")
        .then()
        .body("readmissionOf", is(first))
        .body("daysSinceDischarge", is(20));
  }

  @Test
  void aPhysicianCertifiesTheLevelOfCare() {
    Admitted admitted = Api.admitted(EVENING_IOP);
    String path = EPISODES + admitted.episodeId() + "/certifications";
    therapist()
        .get(path)
        .then()
        .body("state", is("NOT_CERTIFIED"))
        .body("nextDueOn", is(TODAY + ""));
    certify(path, 8, null).statusCode(422).body("errors[0].pointer", is("/hoursPerWeek"));
    certify(path, 9, TODAY.minusDays(1)).statusCode(422).body("errors[0].code", is("range"));
    certify(path, 9, TODAY.plusDays(1)).statusCode(422).body("errors[0].code", is("range"));
    certify(path, 10, null)
        .statusCode(201)
        .body("state", is("CERTIFIED"))
        .body("nextDueOn", is(TODAY.plusDays(60) + ""))
        .body("certifications", hasSize(1))
        .body("certifications[0].daysLate", is(0));
    certify(path, 10, null).statusCode(409).body("code", is("certified-already"));
  }

  @Test
  void everyStarterIsAPlanThatCanBeDraftedAndSigned() {
    Api.prepare();
    List<String> codes = therapist().get("/api/v1/plan-starters").path("items.code");
    assertEquals(8, codes.size());
    for (String code : codes) {
      Admitted admitted = Api.admitted(EVENING_IOP);
      Object draft = therapist().get("/api/v1/plan-starters/" + code).path("draft");
      String plans = EPISODES + admitted.episodeId() + "/treatment-plans";
      String id = therapist().body(draft).post(plans).then().statusCode(201).extract().path("id");
      therapist().post("/api/v1/treatment-plans/" + id + "/sign").then().statusCode(200);
    }
    therapist()
        .get("/api/v1/plan-starters?diagnosis=F11.20")
        .then()
        .body("items.code", contains("opioid-use", "co-occurring"));
    therapist().get("/api/v1/plan-starters/none").then().statusCode(404);
  }

  private static ValidatableResponse admit(String patient, int daysAgo) {
    return coordinator()
        .body(
            """
            {"programId":"%s","referralSource":"HOSPITAL","admittedOn":"%s",
             "lateEntryReason":"Paper chart"}"""
                .formatted(EVENING_IOP, TODAY.minusDays(daysAgo)))
        .post("/api/v1/patients/" + patient + "/episodes")
        .then();
  }

  private static ValidatableResponse change(String id, String what, String body) {
    return coordinator().body(body).post(EPISODES + id + "/" + what).then();
  }

  private static ValidatableResponse summarize(String id) {
    return coordinator()
        .header("If-Match", coordinator().get(EPISODES + id).header("ETag"))
        .body(
            "{\"course\":\"Well\",\"condition\":\"Stable\",\"recommendations\":\"Weekly therapy\"}")
        .put(EPISODES + id + "/discharge-summary")
        .then();
  }

  private static ValidatableResponse certify(String path, int hours, LocalDate on) {
    String day = on == null ? "null" : "\"" + on + "\"";
    return as(Tokens.prescriber(PRESCRIBER))
        .body(
            "{\"hoursPerWeek\":%d,\"reason\":\"Needs structure\",\"certifiedOn\":%s}"
                .formatted(hours, day))
        .post(path)
        .then();
  }
}
