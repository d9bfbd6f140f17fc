package health.trellis.patient.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.kit.testing.UsCore;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import health.trellis.patient.coverage.CoverageTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves as FHIR is valid R4 and keeps the US Core 6.1.0 profile that it claims. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirValidityTest {
  @Test
  void everyResourceTypeKeepsItsProfile() {
    Admitted admitted = Api.admitted(Api.DAY_IOP);
    Api.signedPlan(admitted);
    String of = "/api/v1/patients/" + admitted.patientId();
    Api.coordinator()
        .body(
            """
            {"kind":"HIPAA_DISCLOSURE","recipient":"some-ehr","discloser":"Riverside",
             "information":"All records","purpose":"Treatment","signedBy":"Ana"}""")
        .post(of + "/consents")
        .then()
        .statusCode(201);
    Api.coordinator()
        .body(
            "{\"givenName\":\"Rosa\",\"familyName\":\"Reyes\",\"relationship\":\"MOTHER\","
                + "\"language\":\"es\",\"phone\":\"212 555 0199\",\"permissions\":[]}")
        .post(of + "/family-members")
        .then()
        .statusCode(201);
    Api.coordinator()
        .header("If-Match", "\"0\"")
        .body(
            """
            {"preferredName":"Annie","pronouns":"she/her","genderIdentity":"FEMALE",
             "birthSex":"FEMALE","races":["WHITE"],"ethnicity":"HISPANIC_OR_LATINO",
             "languages":[{"language":"es","preferred":true,"interpreterNeeded":true}],
             "emergencyContacts":[{"name":"Rosa","relationship":"Mother","phone":"212 555 0144"}],
             "guardians":[{"name":"Rosa","authority":"PARENT"}],"deceasedOn":"2024-01-01"}""")
        .put(of + "/details")
        .then()
        .statusCode(200);
    Api.openTask(admitted, Api.PRESCRIBER, Instant.now());
    Api.coordinator().body(CoverageTest.PLAN).post(of + "/coverages").then().statusCode(201);
    FhirBodies.writeAll(admitted.patientId());
    List<String> errors = new ArrayList<>(errors("/fhir/r4/metadata"));
    errors.addAll(found("Patient?death-date=2024-01-01&_id=" + admitted.patientId()));
    for (String type : FhirBodies.PATIENT_TYPES) {
      errors.addAll(found(type + "?patient=" + admitted.patientId()));
    }
    errors.addAll(errors("/fhir/r4/EpisodeOfCare/" + admitted.episodeId() + "/_history"));
    assertEquals(List.of(), errors);
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    assertFalse(UsCore.faults("{\"resourceType\":\"Patient\",\"gender\":\"robot\"}").isEmpty());
    assertFalse(UsCore.faults("{\"resourceType\":\"Goal\"}").isEmpty());
    String claims =
        "{\"resourceType\":\"Patient\",\"gender\":\"female\",\"meta\":{\"profile\":[\"%s\"]}}";
    assertFalse(UsCore.faults(claims.formatted(Profiles.US_CORE + "us-core-patient")).isEmpty());
    assertFalse(UsCore.faults(claims.formatted("https://unknown.example.org/p")).isEmpty());
  }

  private static List<String> found(String search) {
    String path = "/fhir/r4/" + search + "&_revinclude=Provenance:target";
    assertTrue(
        Api.coordinator().get(path).jsonPath().getList("entry").size() > 1,
        () -> path + " finds a match and its provenance");
    return errors(path);
  }

  private static List<String> errors(String path) {
    Response answer = Api.coordinator().get(path);
    assertEquals(200, answer.statusCode(), path);
    return UsCore.faults(answer.asString()).stream().map(fault -> path + " " + fault).toList();
  }
}
