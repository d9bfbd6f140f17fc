package health.trellis.patient.referral;

import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.ehr;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.ReferralReceived;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class ReferralTest {

  @Test
  void everySampleIsTakenInWholeAndNothingTwice() {
    for (String name : Bundles.names()) {
      Response first = ehr().body(Bundles.sample(name)).post("/fhir/r4");
      assertEquals(200, first.statusCode(), name + " " + first.asString());
      List<String> places = first.path("entry.response.location");
      first
          .then()
          .body("type", is("transaction-response"))
          .body("entry.response.status", everyItem(startsWith("201")));
      assertEquals(places.size(), new HashSet<>(places).size(), name);

      Response second = ehr().body(Bundles.sample(name)).post("/fhir/r4");
      second.then().statusCode(200).body("entry.response.status", everyItem(startsWith("200")));
      assertEquals(places, second.path("entry.response.location"), name);
    }
  }

  @Test
  void observationsTravelInTheEventUnderTheIdsOfTheAnswer() {
    Response answer = post(Bundles.small("R-1"));
    UUID patientId = UUID.fromString(id(answer, 0));
    ReferralReceived received =
        TestEvents.await(ReferralReceived.class, e -> e.patientId().equals(patientId));
    assertEquals(1, received.observations().size());
    assertEquals(id(answer, 2), received.observations().getFirst().id().toString());
    String resource = received.observations().getFirst().resource();
    assertTrue(resource.contains("Patient/" + patientId));
    assertTrue(resource.contains(id(answer, 2)));
    assertEquals(
        "sample-ehr",
        TestEvents.await(PatientRegistered.class, e -> e.patientId().equals(patientId))
            .referredBy());
  }

  @Test
  void theSameBundleTwiceAtOnceMakesOnePatient() throws Exception {
    List<String> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      Callable<String> post = () -> id(post(Bundles.small("R-2")), 0);
      for (Future<String> answer : pool.invokeAll(List.of(post, post, post, post))) {
        answers.add(answer.get());
      }
    }
    assertEquals(1, new HashSet<>(answers).size());
    coordinator()
        .body("{\"identifier\":\"http://small.example.org|R-2\"}")
        .post("/api/v1/patients/search")
        .then()
        .body("items", hasSize(1));
    coordinator()
        .get("/api/v1/patients/" + answers.getFirst() + "/conditions")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void aReferralIsOnTheWorklistUntilItIsDeclined() {
    String patientId = id(post(Bundles.small("R-3")), 0);
    String mine = "items.find { it.patientId == '" + patientId + "' }.";
    String referralId =
        coordinator()
            .get("/api/v1/referrals?limit=200")
            .then()
            .statusCode(200)
            .body(mine + "resources", is(3))
            .extract()
            .path(mine + "id");
    String path = "/api/v1/referrals/" + referralId + "/decline";
    coordinator().body("{\"reason\":\"Out of state\"}").post(path).then().statusCode(200);
    coordinator().body("{\"reason\":\"Again\"}").post(path).then().statusCode(409);
    coordinator()
        .get("/api/v1/referrals?limit=200")
        .then()
        .body("items.patientId", not(hasItem(patientId)));
  }

  @Test
  void aSocialSecurityNumberIsCutToFourDigits() {
    String patientId = id(post(Bundles.small("R-4")), 0);
    coordinator()
        .get("/api/v1/patients/" + patientId)
        .then()
        .body("ssnLastFour", is("6789"))
        .body("identifiers.system", not(hasItem(containsString("ssn"))));
    String fhir = ehr().get("/fhir/r4/Patient/" + patientId).asString();
    assertTrue(fhir.contains("***-**-6789") && !fhir.contains("999-12"));
  }

  @Test
  void whatHasNoFieldOfItsOwnIsReturned() {
    String patientId = id(post(Bundles.variant()), 0);
    ehr()
        .get("/fhir/r4/Patient/" + patientId)
        .then()
        .body("maritalStatus.text", is("Divorced"))
        .body("extension.url", hasItem(containsString("us-core-race")));
    ehr()
        .get("/fhir/r4/Condition?patient=" + patientId + "&clinical-status=active&_count=2")
        .then()
        .statusCode(200)
        .body("entry", hasSize(2))
        .body("entry.resource.subject.reference", everyItem(is("Patient/" + patientId)))
        .body("link.find { it.relation == 'next' }.url", containsString("cursor="));
  }

  @Test
  void aChangedConditionUnderTheSameNameIsANewVersion() {
    String first = withIds(Bundles.small("R-5", "11111", "urn:uuid:" + Bundles.id("R-5")));
    String id = id(post(first), 1);
    Response second = post(first.replace("\"11111\"", "\"22222\""));
    assertEquals(id, id(second, 1));
    ehr().get("/fhir/r4/Condition/" + id).then().body("code.coding[0].code", is("22222"));
  }

  /** The sender's own ids are what resources are known again by. */
  private static String withIds(String bundle) {
    return bundle.replace(
        "\"resourceType\":\"Condition\"", "\"resourceType\":\"Condition\",\"id\":\"c-1\"");
  }

  @Test
  void anotherEhrCannotWriteToAReferredPatient() {
    post(Bundles.small("R-6"));
    ehr("other-ehr").body(Bundles.small("R-6")).post("/fhir/r4").then().statusCode(404);
  }

  @Test
  void aReferralNeedsTheScopeOfEveryTypeInIt() {
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(health.trellis.kit.testing.Tokens.system("narrow", "system/Patient.cruds"))
        .contentType("application/fhir+json")
        .body(Bundles.small("R-7"))
        .post("/fhir/r4")
        .then()
        .statusCode(403)
        .body("resourceType", is("OperationOutcome"));
  }

  @Test
  void ifNoneExistMatchesThePatient() {
    String id = id(post(Bundles.small("R-8")), 0);
    String again =
        Bundles.small("R-8b")
            .replaceFirst(
                "\"url\":\"Patient\"",
                "\"url\":\"Patient\",\"ifNoneExist\":\"identifier=http://small.example.org|R-8\"");
    Response answer = post(again);
    answer.then().body("entry[0].response.status", startsWith("200"));
    assertEquals(id, id(answer, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"transaction\";\"batch\";422;Bundle.type",
        "\"gender\":\"male\",;;422;Bundle.entry[0].resource.gender",
        "\"male\";\"robot\";400;Bundle.entry[0].resource",
        "\"1980-02-03\";\"1980-02-33\";400;Bundle.entry[0].resource",
        "\"name\":;\"nome\":;400;Bundle.entry[0].resource",
        "\"url\":\"Condition\";\"url\":\"Goal\";422;Bundle.entry[1].request.url",
        "\"status\":\"final\",;;422;Bundle.entry[2].resource.status",
        "\"resourceType\":\"Observation\";\"resourceType\":\"Basic\";400;Bundle.entry[2].resource",
        "\"method\":\"POST\",\"url\":\"Observation\";\"method\":\"PUT\",\"url\":\"Observation\";422;Bundle.entry[2].request.method",
      })
  void oneWrongEntryRefusesAllAndIsNamed(
      String part, String instead, int status, String expression) {
    String number = "BAD-" + Math.abs((part + instead).hashCode());
    String bundle =
        Bundles.small(number)
            .replaceFirst(
                java.util.regex.Pattern.quote(part),
                instead == null ? "" : java.util.regex.Matcher.quoteReplacement(instead));
    ehr()
        .body(bundle)
        .post("/fhir/r4")
        .then()
        .statusCode(status)
        .contentType(containsString("fhir+json"))
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue.expression.flatten()", hasItem(startsWith(expression)));
    coordinator()
        .body("{\"identifier\":\"" + number + "\"}")
        .post("/api/v1/patients/search")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void aSubjectOutsideTheBundleIsNamed() {
    ehr()
        .body(Bundles.small("R-9", "44054006", "urn:uuid:" + UUID.randomUUID()))
        .post("/fhir/r4")
        .then()
        .statusCode(422)
        .body("issue.expression.flatten()", hasItem("Bundle.entry[1].resource.subject"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"resourceType\":\"Patient\"}", "null", "\"x\""})
  void whatIsNoBundleIsRefused(String body) {
    ehr()
        .body(body)
        .post("/fhir/r4")
        .then()
        .statusCode(400)
        .body("resourceType", is("OperationOutcome"));
  }

  private static Response post(String bundle) {
    Response answer = ehr().body(bundle).post("/fhir/r4");
    assertEquals(200, answer.statusCode(), answer.asString());
    return answer;
  }

  private static String id(Response answer, int entry) {
    String location = answer.path("entry[" + entry + "].response.location");
    return location.split("/")[1];
  }
}
