package health.trellis.patient.registration;

import static health.trellis.patient.Api.coordinator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import health.trellis.kit.Ids;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What is kept of a patient is what is true, and nobody's answer changes another's. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class AssembledPatientsTest {

  @Test
  void aChangeShowsAtOnceAndARefusedOneNever() {
    String number = "MRN-" + Ids.next();
    String other = "MRN-" + Ids.next();
    coordinator()
        .body(Api.person("Ada", "Other", other))
        .post("/api/v1/patients")
        .then()
        .statusCode(201);
    String id =
        coordinator()
            .body(Api.person("Ana", "Kept", number))
            .post("/api/v1/patients")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String etag =
        read(id).then().statusCode(200).body("name[0].family", is("Kept")).extract().header("ETag");
    update(id, etag, "Stays", other).then().statusCode(409);
    read(id).then().body("name[0].family", is("Kept")).header("ETag", etag);

    update(id, etag, "Changed", number).then().statusCode(200);
    read(id).then().body("name[0].family", is("Changed"));
    coordinator()
        .get("/fhir/r4/Patient?identifier=" + number)
        .then()
        .body("entry.resource.name.flatten().family", contains("Changed"));
  }

  @Test
  void oneAnswersLabelsAreNoneOfTheNext() {
    Api.prepare();
    String id = Api.register();
    read(id).then().statusCode(200).body("meta.security", nullValue());
    Api.admit(id, Api.DAY_IOP);
    read(id).then().body("meta.security.code", hasItems("R", "42CFRPart2"));
    read(id).then().body("meta.security.code.count('42CFRPart2')", is(1));
  }

  private static Response read(String id) {
    return coordinator().get("/fhir/r4/Patient/" + id);
  }

  private static Response update(String id, String etag, String family, String number) {
    return coordinator()
        .contentType("application/fhir+json")
        .header("If-Match", etag)
        .body(
            """
            {"resourceType":"Patient","id":"%s","gender":"female","birthDate":"1991-04-12",
             "identifier":[{"system":"http://hospital.example.org","value":"%s"}],
             "name":[{"use":"official","family":"%s","given":["Ana"]}]}"""
                .formatted(id, number, family))
        .put("/fhir/r4/Patient/" + id);
  }
}
