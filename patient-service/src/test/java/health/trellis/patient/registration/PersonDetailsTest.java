package health.trellis.patient.registration;

import static health.trellis.patient.Api.coordinator;
import static health.trellis.patient.Api.ehr;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.event.patient.PatientUpdated;
import health.trellis.kit.Ids;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class PersonDetailsTest {
  private static final String ALL =
      """
      {"preferredName":"Annie","pronouns":"she/her","genderIdentity":"NON_BINARY",
       "birthSex":"FEMALE","races":["ASIAN","WHITE"],"ethnicity":"NOT_HISPANIC_OR_LATINO",
       "names":[{"use":"MAIDEN","givenName":"Ana","familyName":"Zwetschkenbaum",
                 "until":"2015-06-20"}],
       "languages":[{"language":"es-US","preferred":true,"interpreterNeeded":true}],
       "addresses":[{"use":"WORK","address":{"lines":["1 Main"],"city":"Springfield"},
                     "from":"2020-01-01"}],
       "telecoms":[{"system":"PHONE","value":"+1 212 555 0143","use":"WORK","rank":2,
                    "verification":"VERIFIED","verifiedOn":"2026-03-02"}],
       "emergencyContacts":[{"name":"Rosa","relationship":"Mother","phone":"212 555 0144"}],
       "guardians":[{"name":"Rosa Reyes","authority":"PARENT"}],
       "photo":"https://photos.example/p/1","deceasedOn":null}""";

  @Test
  void aPersonIsKnownInFullAndFhirShowsIt() {
    String id = Api.register();
    String etag =
        read(id).then().statusCode(200).body("details.names", empty()).extract().header("ETag");
    Response kept = put(id, etag, ALL);
    kept.then()
        .statusCode(200)
        .body("details.races", containsInAnyOrder("ASIAN", "WHITE"))
        .body("minor", nullValue());
    assertEquals(
        "Annie",
        TestEvents.await(PatientUpdated.class, e -> e.patientId().toString().equals(id))
            .profile()
            .address());
    put(id, etag, ALL).then().statusCode(412);
    put(id, null, ALL).then().statusCode(428);

    String url = "extension.find { it.url == '%s' }";
    coordinator()
        .get("/fhir/r4/Patient/" + id)
        .then()
        .statusCode(200)
        .body("name.use", hasItems("usual", "maiden"))
        .body("name.find { it.use == 'usual' }.given", contains("Annie"))
        .body(
            url.formatted(PersonDetailsFhir.RACE) + ".extension.valueCoding.code",
            hasItems("2028-9", "2106-3"))
        .body(url.formatted(PersonDetailsFhir.BIRTH_SEX) + ".valueCode", is("F"))
        .body(url.formatted(PersonDetailsFhir.INTERPRETER) + ".valueBoolean", is(true))
        .body("contact.relationship.coding.code.flatten()", hasItems("C", "GUARD"))
        .body("photo[0].url", is("https://photos.example/p/1"));
    coordinator()
        .body("{\"name\":\"zwetschken\"}")
        .post("/api/v1/patients/search")
        .then()
        .body("items.id", hasItem(id));
  }

  @Test
  void whatAnEhrSendsIsKnownWithoutTyping() {
    String bundle =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{
          "resourceType":"Patient","identifier":[{"system":"urn:test","value":"%s"}],
          "extension":[{"url":"%s","extension":[
            {"url":"ombCategory","valueCoding":{"system":"%s","code":"2054-5"}},
            {"url":"text","valueString":"Black"}]}],
          "name":[{"use":"official","family":"Sampleton","given":["Ada"]},
                  {"use":"maiden","family":"Testerly","given":["Ada"]}],
          "gender":"female","birthDate":"2011-05-05"},
          "request":{"method":"POST","url":"Patient"}}]}"""
            .formatted(Ids.next(), PersonDetailsFhir.RACE, PersonDetailsFhir.CDC_RACE);
    String location =
        ehr()
            .body(bundle)
            .post("/fhir/r4")
            .then()
            .statusCode(200)
            .extract()
            .path("entry[0].response.location");
    read(location.split("/")[1])
        .then()
        .body("details.races", contains("BLACK_OR_AFRICAN_AMERICAN"))
        .body("details.names.familyName", contains("Testerly"))
        .body("minor.consentAge", is(18))
        .body("minor.guardianMissing", is(true));
  }

  @Test
  void datesThatContradictAreNamed() {
    String id = Api.register();
    put(
            id,
            "\"0\"",
            """
            {"names":[{"use":"OLD","familyName":"X","from":"2020-01-01","until":"2019-01-01"}],
             "addresses":[{"use":"OLD","address":{"lines":[]},"from":"1890-01-01"}],
             "languages":[{"language":"en","preferred":true,"interpreterNeeded":false},
                          {"language":"EN","preferred":true,"interpreterNeeded":false}],
             "telecoms":[{"system":"EMAIL","value":"nobody","verification":"VERIFIED"}],
             "deceasedOn":"1980-01-01"}""")
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/names/0/until",
                "/addresses/0/from",
                "/languages/1/language",
                "/languages/1/preferred",
                "/telecoms/0/value",
                "/telecoms/0/verifiedOn",
                "/deceasedOn"));
    put(id, "\"0\"", "{\"photo\":\"data:image/png;base64,AAAA\"}").then().statusCode(422);
    read(id).then().body("details.names", empty());
  }

  @Test
  void theStateSaysFromWhichAgeAMinorConsents() {
    LocalDate today = LocalDate.of(2026, 3, 2);
    Minority minority = new Minority(18, Map.of("CA", 12));
    LocalDate thirteen = today.minusYears(13);
    assertEquals(true, minority.of(thirteen, "CA", false, today).consentsAlone());
    assertEquals(true, minority.of(thirteen, "TX", false, today).guardianMissing());
    assertEquals(false, minority.of(thirteen, "TX", true, today).guardianMissing());
    assertEquals(null, minority.of(today.minusYears(18), "TX", false, today));
    assertEquals(17, minority.of(today.minusYears(18).plusDays(1), null, false, today).age());
  }

  private static Response read(String id) {
    return coordinator().get("/api/v1/patients/" + id + "/details");
  }

  private static Response put(String id, @Nullable String etag, String body) {
    var request = coordinator().body(body);
    if (etag != null) {
      request.header("If-Match", etag);
    }
    return request.put("/api/v1/patients/" + id + "/details");
  }
}
