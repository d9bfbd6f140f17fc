package health.trellis.patient.timeline;

import static health.trellis.patient.Api.EVENING_IOP;
import static health.trellis.patient.Api.PRESCRIBER;
import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.therapist;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ChartedTest {
  private static final String CHARTED =
      "?kind=NOTE_SIGNED&kind=GOAL_PROGRESS&kind=DIAGNOSED&kind=MEDICATIONS_RECONCILED"
          + "&kind=CERTIFIED&kind=DOCUMENT_DISCLOSED";

  @Test
  void whatIsWrittenIntoTheChartStandsOnTheTimeline() {
    Admitted her = Api.admitted(EVENING_IOP);
    String plan = Api.signedPlan(her);
    String goal = therapist().get("/api/v1/treatment-plans/" + plan).path("goals[0].id");
    String patient = "/api/v1/patients/" + her.patientId();
    String episode = "/api/v1/episodes/" + her.episodeId();
    RequestSpecification physician = as(Tokens.prescriber(PRESCRIBER));

    post(therapist(), patient + "/conditions", "{'icd10cm':'F33.1','display':'Depression'}");
    post(therapist(), patient + "/medication-reconciliations", "{'medications':[]}");
    post(physician, episode + "/certifications", "{'hoursPerWeek':10,'reason':'Structure'}");
    post(
        therapist(),
        "/api/v1/treatment-plans/" + plan + "/goals/" + goal + "/progress",
        "{'setback':true,'note':'A hard week','learned':'Call earlier'}");
    String note =
        post(
            therapist(),
            episode + "/progress-notes",
            "{'kind':'INDIVIDUAL','content':{'data':'D','assessment':'A','plan':'P'}}");
    timeline(her, "").body("items.kind", not(hasItem("NOTE_SIGNED")));
    therapist().post("/api/v1/progress-notes/" + note + "/sign").then().statusCode(200);
    post(
        coordinator(),
        episode + "/documents/plan-of-care/disclosures",
        "{'recipient':'Dr. Okafor','recipientClass':'TREATING_PROVIDERS','purpose':'TREATMENT'}");

    timeline(her, CHARTED)
        .body(
            "items.kind",
            containsInAnyOrder(
                "NOTE_SIGNED",
                "GOAL_PROGRESS",
                "DIAGNOSED",
                "MEDICATIONS_RECONCILED",
                "CERTIFIED",
                "DOCUMENT_DISCLOSED"));
    timeline(her, "?kind=GOAL_PROGRESS").body("items[0].detail.setback", is("true"));
    timeline(her, "?text=note").body("items.reference", contains(note));
  }

  private static ValidatableResponse timeline(Admitted her, String query) {
    return therapist()
        .get("/api/v1/patients/" + her.patientId() + "/timeline" + query)
        .then()
        .statusCode(200);
  }

  private static String post(RequestSpecification who, String path, String body) {
    return who.body(body.replace('\'', '"')).post(path).then().statusCode(201).extract().path("id");
  }
}
