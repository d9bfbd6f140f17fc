package health.trellis.patient.referral;

import static health.trellis.patient.Api.coordinator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.ReferralReceived;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class IntakeTest {
  private static final String ACCEPT =
      "{\"outcome\":\"ACCEPT\",\"programId\":\"" + Api.EVENING_IOP + "\",%s}";

  @BeforeEach
  void programsAreKnown() {
    Api.prepare();
  }

  @Test
  void aReferralIsScreenedDecidedAndAnsweredByTheAdmission() {
    String patient = Api.register();
    String referral = refer(patient, "\"source\":\"COURT\",\"reason\":\"Ordered\"");
    TestEvents.await(ReferralReceived.class, e -> e.referralId().toString().equals(referral));

    decide(referral, ACCEPT.formatted("\"reasons\":[\"MEETS_CRITERIA\"]"))
        .then()
        .statusCode(409)
        .body("code", is("screening-missing"));
    screen(patient, 3)
        .then()
        .statusCode(201)
        .body("indication.levelOfCare", is("IOP"))
        .body("indication.asamLevel", is("2.1"))
        .body("indication.reasons[0].finding", is("dimension-5"))
        .body("hours.atLeast", is(9));
    decide(
            referral,
            ACCEPT.formatted("\"levelOfCare\":\"OP\",\"reasons\":[\"NO_PLACE\",\"OTHER\"]"))
        .then()
        .statusCode(422)
        .body("errors.code", hasItems("mismatch", "required"));
    decide(referral, ACCEPT.formatted("\"reasons\":[\"MEETS_CRITERIA\"]"))
        .then()
        .statusCode(201)
        .body("levelOfCare", is("IOP"))
        .body("indicatedLevel", is("IOP"))
        .body("screeningId", notNullValue());
    read(referral).then().body("state", is("ACCEPTED")).body("levelOfCare", is("IOP"));

    String episode = Api.admit(patient, Api.EVENING_IOP);
    read(referral).then().body("state", is("ADMITTED")).body("episodeId", is(episode));
    decide(referral, "{\"outcome\":\"WITHDRAW\",\"reasons\":[\"PATIENT_DECLINED\"]}")
        .then()
        .statusCode(409)
        .body("code", is("referral-closed"));
    coordinator()
        .get("/api/v1/referrals/" + referral + "/decisions")
        .then()
        .body("items.outcome", contains("ACCEPT"));
    coordinator()
        .get("/api/v1/patients/" + patient + "/timeline?kind=INTAKE_DECIDED")
        .then()
        .body("items.detail.outcome", contains("ACCEPT"));
    coordinator()
        .get("/api/v1/patients/" + patient + "/screenings")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void whoMustGoFirstStandsFirstOnTheWaitingList() {
    String program = Api.DAY_IOP.toString();
    String plain = waits("ROUTINE", "OTHER", program);
    String injecting = waits("ROUTINE", "INJECTING", program);
    String urgent = waits("URGENT", "OTHER", program);
    String pregnant = waits("ROUTINE", "PREGNANT", program);
    String emergent = waits("EMERGENT", "OTHER", program);
    List<String> wanted = List.of(emergent, pregnant, injecting, urgent, plain);

    assertEquals(wanted, waitingList(program).stream().filter(wanted::contains).toList());
    read(pregnant).then().body("waiting.offerBy", notNullValue()).body("waiting.rank", is(3));
    read(plain).then().body("waiting.offerBy", nullValue());
    String again = "{'outcome':'WAITLIST','programId':'%s','reasons':['NO_PLACE']}";
    decide(pregnant, again.formatted(program).replace('\'', '"')).then().statusCode(201);
    read(pregnant).then().body("waiting.population", is("PREGNANT")).body("waiting.rank", is(3));
    decide(plain, "{\"outcome\":\"REFER_OUT\",\"reasons\":[\"NO_PLACE\"]}")
        .then()
        .statusCode(201)
        .body("programId", nullValue());
    read(plain).then().body("state", is("REFERRED_OUT")).body("closedAt", notNullValue());
  }

  @Test
  void badInputOfIntakeIsNamed() {
    String patient = Api.register();
    coordinator()
        .body("{\"source\":\"SELF\",\"reason\":\" \",\"programId\":null}")
        .post("/api/v1/patients/" + patient + "/referrals")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/reason"));
    coordinator()
        .body("{\"source\":\"SELF\",\"reason\":\"Help\",\"programId\":\"" + Ids.next() + "\"}")
        .post("/api/v1/patients/" + patient + "/referrals")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/programId"));
    coordinator()
        .body("{\"criteria\":\"ASAM_4\",\"dimensions\":[{\"dimension\":1,\"leastLevel\":\"9.9\"}]}")
        .post("/api/v1/patients/" + patient + "/screenings")
        .then()
        .statusCode(400);
    coordinator()
        .body("{\"criteria\":\"MEDICARE_IOP\",\"findings\":[],\"on\":\"2001-01-01\"}")
        .post("/api/v1/patients/" + patient + "/screenings")
        .then()
        .statusCode(422)
        .body("errors.code", hasItems("incomplete", "range"));
    coordinator().get("/api/v1/referrals?state=GONE").then().statusCode(400);
    coordinator()
        .body("{\"source\":\"SELF\",\"reason\":\"Help\"}")
        .post("/api/v1/patients/" + UUID.randomUUID() + "/referrals")
        .then()
        .statusCode(404);
  }

  private static String waits(String urgency, String population, String program) {
    String patient = Api.register();
    String referral =
        refer(patient, "\"source\":\"SELF\",\"reason\":\"Help\",\"urgency\":\"" + urgency + "\"");
    decide(
            referral,
            "{\"outcome\":\"WAITLIST\",\"levelOfCare\":\"IOP\",\"programId\":\""
                + program
                + "\",\"population\":\""
                + population
                + "\",\"reasons\":[\"NO_PLACE\"]}")
        .then()
        .statusCode(201);
    return referral;
  }

  private static List<String> waitingList(String program) {
    List<String> ids = new ArrayList<>();
    String next = "/api/v1/referrals/waiting-list?limit=2&programId=" + program;
    while (next != null) {
      Response page = coordinator().urlEncodingEnabled(false).get(next);
      ids.addAll(page.<List<String>>path("items.id"));
      String cursor = page.path("next");
      next =
          cursor == null
              ? null
              : "/api/v1/referrals/waiting-list?limit=2&programId=" + program + "&cursor=" + cursor;
    }
    return ids;
  }

  private static String refer(String patient, String fields) {
    return coordinator()
        .body("{" + fields + "}")
        .post("/api/v1/patients/" + patient + "/referrals")
        .then()
        .statusCode(201)
        .body("state", is("OPEN"))
        .extract()
        .path("id");
  }

  private static Response screen(String patient, int relapse) {
    return coordinator()
        .body(
            """
            {"criteria":"ASAM_3","dimensions":[{"dimension":1,"risk":0},{"dimension":2,"risk":0},
             {"dimension":3,"risk":1},{"dimension":4,"risk":1},{"dimension":5,"risk":%d},
             {"dimension":6,"risk":1}]}"""
                .formatted(relapse))
        .post("/api/v1/patients/" + patient + "/screenings");
  }

  private static Response decide(String referral, String body) {
    return coordinator().body(body).post("/api/v1/referrals/" + referral + "/decisions");
  }

  private static Response read(String referral) {
    return coordinator().get("/api/v1/referrals/" + referral);
  }
}
