package health.trellis.patient.registration;

import static health.trellis.patient.Api.as;
import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.PatientRegistered;
import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PatientTest {
  private static final String PATIENTS = "/api/v1/patients";

  @Test
  void aPatientIsRegisteredUnderTheIdOfTheAccountAndTold() {
    UUID id = Ids.next();
    String body =
        person("Ana María", "Reyes", "P-1").replaceFirst("\\{", "{\"id\":\"" + id + "\",");
    coordinator()
        .body(body)
        .post(PATIENTS)
        .then()
        .statusCode(201)
        .header("Location", containsString(PATIENTS + "/" + id))
        .header("ETag", notNullValue())
        .body("id", is(id.toString()));
    coordinator()
        .body(body)
        .post(PATIENTS)
        .then()
        .statusCode(409)
        .body("code", is("patient-exists"));
    PatientRegistered event =
        TestEvents.await(PatientRegistered.class, e -> e.patientId().equals(id));
    assertEquals("female", event.profile().sex());
  }

  @Test
  void anIdentifierBelongsToOnePatient() {
    coordinator().body(person("One", "Person", "P-2")).post(PATIENTS).then().statusCode(201);
    coordinator()
        .body(person("Other", "Person", "P-2"))
        .post(PATIENTS)
        .then()
        .statusCode(409)
        .body("code", is("identifier-taken"));
  }

  @Test
  void anIdempotencyKeyMakesOnePatient() {
    String key = UUID.randomUUID().toString();
    String body = person("Once", "Only", "P-3");
    String id = keyed(key, body).then().statusCode(201).extract().path("id");
    keyed(key, body).then().statusCode(201).body("id", is(id));
    keyed(key, person("Once", "Other", "P-3")).then().statusCode(422);
  }

  @Test
  void aPatientIsFoundByNameBirthDateIdentifierAndPhone() {
    String id =
        coordinator()
            .body(
                person("Żaneta Ñusta", "O'Quilligan-Brzęk", "P-4")
                    .replace("1991-04-12", "1950-01-31"))
            .post(PATIENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String phone = coordinator().get(PATIENTS + "/" + id).path("phone");
    for (String search :
        List.of(
            "{\"name\":\"o'quil zan\"}",
            "{\"name\":\"BRZEK\"}",
            "{\"name\":\"nus\",\"birthDate\":\"1950-01-31\"}",
            "{\"identifier\":\"P-4\"}",
            "{\"identifier\":\"http://hospital.example.org|P-4\"}",
            "{\"name\":\"zaneta\",\"phone\":\"" + phone.substring(3) + "\"}")) {
      search(search).then().statusCode(200).body("items.id", contains(id));
    }
    search("{\"name\":\"nus\",\"birthDate\":\"1950-01-30\"}").then().body("items", hasSize(0));
    search("{\"identifier\":\"http://elsewhere|P-4\"}").then().body("items", hasSize(0));
  }

  @Test
  void aClinicianFindsOnlyPatientsOfTheOwn() {
    coordinator().body(person("Hidden", "Zebulon", "P-5")).post(PATIENTS).then().statusCode(201);
    as(Tokens.clinician(Ids.next()))
        .body("{\"name\":\"zebulon\"}")
        .post(PATIENTS + "/search")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void pagesHoldEverybodyOnce() {
    for (int i = 0; i < 5; i++) {
      coordinator().body(person("Pager", "Quux", "P-6-" + i)).post(PATIENTS).then().statusCode(201);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Response page =
          coordinator().body("{\"name\":\"quux\"}").post(PATIENTS + "/search?limit=2" + cursor);
      seen.addAll(page.path("items.id"));
      String next = page.path("next");
      cursor = next == null ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertEquals(5, seen.size());
    assertEquals(5, new HashSet<>(seen).size());
    coordinator()
        .get(PATIENTS + "?limit=1")
        .then()
        .statusCode(200)
        .header("Link", containsString("rel=\"next\""));
    coordinator().get(PATIENTS + "?cursor=nonsense").then().statusCode(400);
    coordinator().get(PATIENTS + "?limit=0").then().statusCode(422);
  }

  @Test
  void aCorrectionNeedsTheVersionThatWasRead() {
    String id = Api.register();
    String body = person("Anna", "Reyes", "P-7");
    coordinator().body(body).put(PATIENTS + "/" + id).then().statusCode(428);
    String etag = coordinator().get(PATIENTS + "/" + id).header("ETag");
    coordinator()
        .header("If-Match", etag)
        .body(body)
        .put(PATIENTS + "/" + id)
        .then()
        .statusCode(200)
        .body("givenName", is("Anna"));
    coordinator()
        .header("If-Match", etag)
        .body(body)
        .put(PATIENTS + "/" + id)
        .then()
        .statusCode(412);
    TestEvents.await(PatientUpdated.class, e -> e.patientId().toString().equals(id));
    search("{\"name\":\"anna\",\"identifier\":\"P-7\"}").then().body("items.id", contains(id));
  }

  @Test
  void fhirSearchCombinesItsParameters() {
    String id =
        coordinator()
            .body(person("Fiona", "Fhirwood", "P-8"))
            .post(PATIENTS)
            .then()
            .extract()
            .path("id");
    for (String query :
        List.of(
            "_id=" + id,
            "identifier=http://hospital.example.org|P-8",
            "name=fhirw",
            "family=fhirwood&gender=female",
            "birthdate=1991-04-12&name=fio",
            "given=fiona&birthdate=gt1990&birthdate=lt1992-01",
            "birthdate=1991&family=fhirw")) {
      coordinator()
          .get("/fhir/r4/Patient?" + query)
          .then()
          .statusCode(200)
          .contentType(containsString("fhir+json"))
          .body("type", is("searchset"))
          .body("entry.resource.id", contains(id))
          .body("entry.fullUrl", hasItem(containsString("/fhir/r4/Patient/" + id)));
    }
    coordinator()
        .contentType("application/x-www-form-urlencoded")
        .formParam("family", "fhirwood")
        .formParam("birthdate", "1991-04-12")
        .post("/fhir/r4/Patient/_search")
        .then()
        .statusCode(200)
        .body("entry.resource.id", contains(id));
    coordinator()
        .get("/fhir/r4/Patient/" + id)
        .then()
        .statusCode(200)
        .header("ETag", startsWith("W/"))
        .body("meta.lastUpdated", notNullValue())
        .body("communication[0].language.coding[0].code", is("en-US"));
    coordinator()
        .get("/fhir/r4/Patient?shoe-size=44")
        .then()
        .statusCode(400)
        .body("resourceType", is("OperationOutcome"));
    coordinator().get("/fhir/r4/Patient?birthdate=soon").then().statusCode(400);
    coordinator().get("/fhir/r4/Patient/" + Ids.next()).then().statusCode(404);
  }

  @Test
  void theServiceTellsWhatItCanDoInFhir() {
    io.restassured.RestAssured.get("/fhir/r4/metadata")
        .then()
        .statusCode(200)
        .body("resourceType", is("CapabilityStatement"))
        .body("rest[0].resource.type", hasItem("CarePlan"))
        .body("rest[0].interaction[0].code", is("transaction"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"Ana\";7;400;/givenName",
        "\"Ana\";\"\";422;/givenName",
        "\"1991-04-12\";\"1991-02-30\";400;/birthDate",
        "\"1991-04-12\";\"2991-02-03\";422;/birthDate",
        "\"FEMALE\";\"ROBOT\";400;/sex",
        "\"en-US\";\"english, please\";422;/language",
        "America/New_York;Mars/Base;422;/timeZone",
        "someone@example.org;nobody;422;/email",
        "\"givenName\";\"givnName\";400;givnName",
        "http://hospital.example.org;http://hl7.org/fhir/sid/us-ssn;422;/identifiers/0",
        "\"familyName\":\"Reyes\",;;422;/familyName",
        "]};]};400;",
      })
  void badInputIsRefusedAndNamed(String part, String instead, int status, String pointer) {
    boolean broken = part.equals("]}");
    String body =
        person("Ana", "Reyes", "BAD-" + Ids.next())
            .replace(part, instead == null ? "" : broken ? "]" : instead);
    Response answer = coordinator().body(body).post(PATIENTS);
    assertEquals(status, answer.statusCode(), answer.asString());
    answer.then().contentType(containsString("problem+json"));
    if (pointer != null) {
      answer.then().body("errors.pointer", hasItem(containsString(pointer)));
    }
  }

  @Test
  void overlongTextIsRefused() {
    coordinator()
        .body(person("A".repeat(101), "Reyes", "P-9"))
        .post(PATIENTS)
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/givenName"));
    coordinator()
        .body(new byte[] {'{', '"', (byte) 0xff, '"', '}'})
        .post(PATIENTS)
        .then()
        .statusCode(400);
    coordinator().contentType("text/plain").body("x").post(PATIENTS).then().statusCode(415);
    coordinator().delete(PATIENTS).then().statusCode(405);
  }

  @Test
  void aFamilyMemberSeesWhatThePatientAllows() {
    Api.prepare();
    String patientId = Api.register();
    String episodeId = Api.admit(patientId, Api.EVENING_IOP);
    UUID person = Ids.next();
    String body =
        "{\"givenName\":\"Rosa\",\"familyName\":\"Reyes\",\"relationship\":\"MOTHER\","
            + "\"language\":\"es\",\"permissions\":[\"VIEW_PROGRESS\"]}";
    coordinator()
        .body(body.replaceFirst("\\{", "{\"id\":\"" + person + "\","))
        .post(PATIENTS + "/" + patientId + "/family-members")
        .then()
        .statusCode(201);
    String milestones = PATIENTS + "/" + patientId + "/milestones";
    String plans = "/api/v1/episodes/" + episodeId + "/treatment-plans";
    as(Tokens.family(person)).get(milestones).then().statusCode(200);
    as(Tokens.family(person)).get(plans).then().statusCode(404);
    String member = "/api/v1/family-members/" + person;
    String etag = coordinator().get(member).header("ETag");
    as(Tokens.patient(UUID.fromString(patientId)))
        .header("If-Match", etag)
        .body(body.replace("VIEW_PROGRESS", "VIEW_PLAN"))
        .put(member)
        .then()
        .statusCode(200);
    as(Tokens.family(person)).get(milestones).then().statusCode(404);
    as(Tokens.family(person)).get(plans).then().statusCode(200);
    coordinator()
        .get("/fhir/r4/RelatedPerson?patient=" + patientId)
        .then()
        .body("entry[0].resource.relationship[0].coding[0].code", is("MTH"));
  }

  private static Response keyed(String key, String body) {
    return coordinator().header("Idempotency-Key", key).body(body).post(PATIENTS);
  }

  private static Response search(String body) {
    return coordinator().body(body).post(PATIENTS + "/search");
  }

  @Test
  void aSearchByFormGoesOnByItsNextLink() {
    String family = "Formpage" + UUID.randomUUID().toString().substring(0, 8);
    for (String number : List.of("1", "2")) {
      coordinator()
          .body(Api.person("Ann", family, family + number))
          .post("/api/v1/patients")
          .then()
          .statusCode(201);
    }
    JsonPath first =
        coordinator()
            .contentType("application/x-www-form-urlencoded")
            .formParam("family", family)
            .formParam("_count", 1)
            .post("/fhir/r4/Patient/_search")
            .jsonPath();
    String next = first.getString("link.find { it.relation == 'next' }.url");

    coordinator()
        .urlEncodingEnabled(false)
        .get(next.substring(next.indexOf("/fhir/")))
        .then()
        .statusCode(200)
        .body("entry.size()", is(1))
        .body("entry[0].resource.name[0].family", is(family))
        .body("entry[0].resource.id", not(is(first.getString("entry[0].resource.id"))));
  }
}
