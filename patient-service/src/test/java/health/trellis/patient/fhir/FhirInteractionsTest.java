package health.trellis.patient.fhir;

import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.ehr;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import health.trellis.kit.Ids;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirInteractionsTest {
  private static final String IDENTIFIER = "identifier=http://fhir.example.org|";

  @Test
  void everyVersionIsKeptWithWhoMadeIt() {
    String number = "H-" + Ids.next();
    Response created = ehr().body(FhirBodies.patient(number, "Former")).post("/fhir/r4/Patient");
    created.then().statusCode(201).header("Location", containsString("/_history/0"));
    String id = created.path("id");
    String place = "/fhir/r4/Patient/" + id;
    put(coordinator(), place, created.header("ETag"), FhirBodies.patient(number, "Latter"))
        .then()
        .statusCode(200)
        .body("name[0].family", is("Latter"))
        .body("maritalStatus.text", is("Single"));

    ehr().get(place + "/_history/0").then().statusCode(200).body("name[0].family", is("Former"));
    ehr().get(place + "/_history/1").then().statusCode(200).body("name[0].family", is("Latter"));
    ehr().get(place + "/_history/7").then().statusCode(404);
    ehr()
        .get(place + "/_history")
        .then()
        .statusCode(200)
        .body("type", is("history"))
        .body("entry.resource.name.family.flatten()", is(List.of("Latter", "Former")))
        .body("entry.request.method", is(List.of("PUT", "POST")))
        .body("entry.response.etag", is(List.of("W/\"1\"", "W/\"0\"")));
    String next =
        ehr().get(place + "/_history?_count=1").path("link.find { it.relation == 'next' }.url");
    ehr()
        .get(next.substring(next.indexOf("/fhir/")))
        .then()
        .body("entry[0].resource.name[0].family", is("Former"));
    Response both = ehr().get("/fhir/r4/Patient?_id=" + id + "&_revinclude=Provenance:target");
    both.then()
        .body("entry.search.mode", is(List.of("match", "include", "include")))
        .body("entry[1].resource.agent[0].who.identifier.value", is(Api.EHR))
        .body("entry[1].resource.activity.text", is("create"))
        .body("entry[2].resource.target[0].reference", is("Patient/" + id + "/_history/1"));
    String provenance = both.path("entry[1].resource.id");
    ehr().get("/fhir/r4/Provenance/" + provenance).then().statusCode(200);
    ehr().get("/fhir/r4/Provenance?target=Patient/" + id).then().body("entry", hasSize(2));
    String of = "/fhir/r4/Provenance?target=Patient/" + id;
    ehr().get(of + "&_id=" + provenance).then().body("entry.resource.id", contains(provenance));
    ehr().get(of + "&_lastUpdated=ge2026-01-01&_summary=count").then().body("total", is(2));
    ehr().get(of + "&_lastUpdated=lt2026-01-01").then().body("entry", nullValue());
    ehr().get(of + "&_include=Provenance:target").then().statusCode(400);
    ehr("other-ehr").get("/fhir/r4/Provenance/" + provenance).then().statusCode(404);
    ehr("other-ehr")
        .get("/fhir/r4/Provenance?target=Patient/" + id)
        .then()
        .body("entry", nullValue());
    ehr("other-ehr").get(place + "/_history").then().statusCode(404);
    ehr("other-ehr").get(place + "/_history/0").then().statusCode(404);
    ehr().get("/fhir/r4/Provenance").then().statusCode(400);
  }

  @Test
  void whatARuleRefusesLeavesNoVersion() {
    String patientId = Api.register();
    String place = "/fhir/r4/Patient/" + patientId;
    String etag = coordinator().get(place).header("ETag");
    String other = FhirBodies.patient("N-" + Ids.next(), "Nothing");

    put(coordinator(), place, "W/\"9\"", other).then().statusCode(412);
    put(coordinator(), place, null, other).then().statusCode(428);
    put(coordinator(), place, etag, other.replace("\"female\"", "\"purple\""))
        .then()
        .statusCode(400)
        .body("issue[0].expression[0]", containsString("gender"));
    put(coordinator(), place, etag, other.replace("Nothing", " ")).then().statusCode(422);
    put(
            coordinator(),
            place,
            etag,
            other.replace("{\"resourceType\"", "{\"id\":\"x\",\"resourceType\""))
        .then()
        .statusCode(400);
    coordinator().get(place + "/_history").then().body("entry", hasSize(1));
  }

  @Test
  void aConditionDecidesWhetherSomethingIsCreatedOrUpdated() throws Exception {
    String number = "C-" + Ids.next();
    String body = FhirBodies.patient(number, "Condit");
    List<Integer> statuses =
        atOnce(
            () -> ifNoneExist(number, body).statusCode(),
            () -> ifNoneExist(number, body).statusCode());
    assertEquals(List.of(200, 201), statuses.stream().sorted().toList());
    String id = ifNoneExist(number, body).then().statusCode(200).extract().path("id");

    String byNumber = "/fhir/r4/Patient?" + IDENTIFIER + number;
    put(ehr(), byNumber, null, FhirBodies.patient(number, "Changed"))
        .then()
        .statusCode(200)
        .body("id", is(id))
        .body("meta.versionId", is("1"));
    String another = "C-" + Ids.next();
    put(
            ehr(),
            "/fhir/r4/Patient?" + IDENTIFIER + another,
            null,
            FhirBodies.patient(another, "Condit"))
        .then()
        .statusCode(201);
    put(ehr(), "/fhir/r4/Patient?birthdate=1988-08-08", null, body).then().statusCode(412);
    put(ehr(), "/fhir/r4/Patient", null, body).then().statusCode(400);
    ehr()
        .header("If-None-Exist", "shoe=44")
        .body(body)
        .post("/fhir/r4/Patient")
        .then()
        .statusCode(400);
    ehr().body(body).post("/fhir/r4/Patient").then().statusCode(409);
  }

  @Test
  void aRecordStaysWithItsPatient() {
    String mine = Api.register();
    Response created =
        coordinator()
            .contentType("application/fhir+json")
            .body(FhirBodies.condition(mine, "F10.20"))
            .post("/fhir/r4/Condition");
    created.then().statusCode(201).body("category[0].coding[0].code", is("encounter-diagnosis"));
    String place = "/fhir/r4/Condition/" + created.path("id");
    String etag = created.header("ETag");

    put(coordinator(), place, etag, FhirBodies.condition(Api.register(), "F10.20"))
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", containsString("subject"));
    put(
            coordinator(),
            place,
            etag,
            FhirBodies.condition(mine, "F10.20")
                .replace("\"code\":{", "\"bodySite\":[{")
                .replace("\"A diagnosis\"}", "\"A diagnosis\"}]"))
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", containsString("code"));
    put(coordinator(), place, etag, FhirBodies.condition(mine, "F10.21")).then().statusCode(200);
    ehr()
        .body(FhirBodies.condition(mine, "F10.21"))
        .post("/fhir/r4/Condition")
        .then()
        .statusCode(404);
    coordinator()
        .get("/fhir/r4/Condition?patient=" + mine + "&code=F10.20")
        .then()
        .body("entry", nullValue());
    String all =
        "/fhir/r4/Condition?patient=%s&clinical-status=active&category=encounter-diagnosis"
            + "&code=http://hl7.org/fhir/sid/icd-10-cm|F10.21,F99&onset-date=2025-11"
            + "&recorded-date=le2026-01-05&_lastUpdated=gt%s";
    coordinator()
        .get(all.formatted(mine, Instant.now().minus(1, ChronoUnit.HOURS)))
        .then()
        .body("entry", hasSize(1));
    coordinator()
        .get(all.formatted(mine, Instant.now().plus(1, ChronoUnit.HOURS)))
        .then()
        .body("entry", nullValue());
  }

  @Test
  void aPatientIsFoundByTheAddressesThatAreShown() {
    String home =
        "\"address\":{\"lines\":[\"12 Quillback Way\"],\"city\":\"Saint Órla\",\"state\":\"NY\","
            + "\"postalCode\":\"10987\"},";
    String person = Api.person("Ada", "Placeholder", "ADR-1");
    String id =
        coordinator()
            .body(person.replaceFirst("\\{", "{" + home))
            .post("/api/v1/patients")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    for (String search :
        List.of(
            "address=quillback way",
            "address=10987&address-city=saint orl",
            "address-state=ny&address-postalcode=109&family=placeh&gender=female",
            "address-city=Nowhere,Saint Orla&given=Zed,ada")) {
      assertEquals(List.of(id), found(search), search);
    }
    assertEquals(List.of(), found("address-city=quillback"));
    assertEquals(List.of(), found("address=quillback&address-state=CA"));
    assertEquals(List.of(), found("address=quillback&family=Reyes,Chen"));
    coordinator()
        .header("If-Match", coordinator().get("/api/v1/patients/" + id).header("ETag"))
        .body(person.replaceFirst("\\{", "{" + home.replace("12 Quillback", "9 Ashgrove")))
        .put("/api/v1/patients/" + id)
        .then()
        .statusCode(200);
    assertEquals(List.of(), found("address=quillback"));
    assertEquals(List.of(id), found("address=ashgrove"));
    coordinator()
        .get("/fhir/r4/metadata")
        .then()
        .body(
            "rest[0].resource.find { it.type == 'Patient' }.searchParam.name",
            hasItems("address", "address-city", "address-state", "address-postalcode"));
  }

  private static List<String> found(String search) {
    List<String> ids = coordinator().get("/fhir/r4/Patient?" + search).path("entry.resource.id");
    return ids == null ? List.of() : ids;
  }

  @Test
  void aSearchBringsAlongWhatItIsAskedFor() {
    Admitted admitted = Api.admitted(Api.DAY_IOP);
    Api.signedPlan(admitted);
    String patient = "patient=" + admitted.patientId();
    coordinator()
        .get(
            "/fhir/r4/CarePlan?"
                + patient
                + "&_include=CarePlan:goal&_include=CarePlan:patient"
                + "&_include=CarePlan:care-team&category=assess-plan&status=active&date=ge2020-01-01")
        .then()
        .statusCode(200)
        .body("entry.resource.resourceType", hasItems("CarePlan", "Goal", "Patient", "CareTeam"))
        .body("entry.findAll { it.search.mode == 'match' }", hasSize(1));
    coordinator()
        .get(
            "/fhir/r4/Goal?"
                + patient
                + "&lifecycle-status=active&target-date=gt2020&description=phq")
        .then()
        .statusCode(200);
    coordinator()
        .get("/fhir/r4/Goal?" + patient + "&description=PHQ&start-date=ge2020-01-01")
        .then()
        .body("entry", hasSize(1));
    coordinator()
        .get("/fhir/r4/CareTeam?" + patient + "&status=active&role=prescriber")
        .then()
        .body("entry", hasSize(1));
    coordinator()
        .get("/fhir/r4/CareTeam?" + patient + "&role=nurse")
        .then()
        .body("entry", nullValue());
    coordinator()
        .get("/fhir/r4/EpisodeOfCare?" + patient + "&type=iop&date=ge2020")
        .then()
        .body("entry", hasSize(1));
    coordinator()
        .get("/fhir/r4/Goal?" + patient + "&_include=Goal:expresses")
        .then()
        .statusCode(400);
    coordinator()
        .get("/fhir/r4/CarePlan?" + patient + "&_summary=count")
        .then()
        .body("total", is(1))
        .body("entry", nullValue());
    coordinator()
        .get("/fhir/r4/CarePlan?" + patient + "&_summary=text")
        .then()
        .body("entry[0].resource.text", notNullValue())
        .body("entry[0].resource.activity", nullValue());
    coordinator()
        .get("/fhir/r4/CarePlan?" + patient + "&_elements=title")
        .then()
        .body("entry[0].resource.title", containsString("version"))
        .body("entry[0].resource.activity", nullValue())
        .body("entry[0].resource.meta.tag.code", hasItem("SUBSETTED"));
    coordinator()
        .get("/fhir/r4/EpisodeOfCare/" + admitted.episodeId() + "?_summary=true")
        .then()
        .body("statusHistory", nullValue())
        .body("status", equalTo("active"));
  }

  @Test
  void pagesFollowEachOtherAndEndWithTheLast() {
    String patient = Api.register();
    for (String code : List.of("F10.20", "F32.1", "F41.1")) {
      FhirBodies.post("Condition", FhirBodies.condition(patient, code));
    }
    Response first =
        coordinator().get("/fhir/r4/Condition?patient=Patient/" + patient + "&_count=2");
    first.then().body("entry", hasSize(2)).body("entry.search.mode", everyItem(is("match")));
    String next = first.path("link.find { it.relation == 'next' }.url");
    Response second =
        coordinator().urlEncodingEnabled(false).get(next.substring(next.indexOf("/fhir/")));
    second.then().body("entry", hasSize(1)).body("link.relation", is(List.of("self")));
    assertNotEquals(
        first.<String>path("entry[1].resource.id"), second.<String>path("entry[0].resource.id"));
  }

  private static Response ifNoneExist(String number, String body) {
    return ehr().header("If-None-Exist", IDENTIFIER + number).body(body).post("/fhir/r4/Patient");
  }

  private static Response put(
      RequestSpecification as, String path, @Nullable String etag, String body) {
    RequestSpecification request = as.contentType("application/fhir+json").body(body);
    return etag == null ? request.put(path) : request.header("If-Match", etag).put(path);
  }

  private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other)
      throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<Integer> first = two.submit(one);
      Future<Integer> second = two.submit(other);
      return List.of(first.get(), second.get());
    }
  }
}
