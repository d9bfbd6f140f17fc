package health.trellis.patient.coverage;

import static health.trellis.patient.Api.coordinator;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who pays: one plan of a rank on one day, and US Core Coverage of it. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
public class CoverageTest {
  /** A plan to add. */
  public static final String PLAN =
      """
      {"payer":"Harbor Health Plan","planName":"Silver PPO","memberNumber":"HHP-300412",
       "groupNumber":"G-1001","relationship":"SELF","rank":1,"validFrom":"2026-01-01"}""";

  @Test
  void onOneDayARankBelongsToOnePlan() {
    String patient = Api.register();
    String of = "/api/v1/patients/" + patient + "/coverages";
    String id = coordinator().body(PLAN).post(of).then().statusCode(201).extract().path("id");
    coordinator().body(PLAN).post(of).then().statusCode(409).body("code", is("rank-taken"));
    String ended = PLAN.replace("\"rank\"", "\"validUntil\":\"2025-12-01\",\"rank\"");
    coordinator()
        .body(ended)
        .post(of)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/validUntil"));
    coordinator()
        .body("{}")
        .post(of)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/payer"));

    String one = "/api/v1/coverages/" + id;
    coordinator().body(PLAN).put(one).then().statusCode(428);
    coordinator()
        .header("If-Match", coordinator().get(one).header("ETag"))
        .body(ended.replace("2025-12-01", "2026-06-30"))
        .put(one)
        .then()
        .statusCode(200);
    coordinator().body(PLAN.replace("2026-01-01", "2026-07-01")).post(of).then().statusCode(201);
    coordinator().get(of).then().body("items", hasSize(2));

    String search =
        "/fhir/r4/Coverage?_revinclude=Provenance:target&beneficiary=Patient/" + patient;
    coordinator()
        .get(search + "&status=active&_lastUpdated=gt2026-01-01&_include=Coverage:patient")
        .then()
        .statusCode(200)
        .body("entry.findAll { it.resource.resourceType == 'Coverage' }", hasSize(2))
        .body("entry.findAll { it.resource.resourceType == 'Patient' }", hasSize(1))
        .body("entry.findAll { it.resource.resourceType == 'Provenance' }", hasSize(3));
    coordinator()
        .get("/fhir/r4/Coverage?patient=" + patient + "&_summary=count")
        .then()
        .body("total", is(2));
    coordinator()
        .get("/fhir/r4/Coverage?patient=" + patient + "&status=entered-in-error&_summary=count")
        .then()
        .body("total", is(0));
  }
}
