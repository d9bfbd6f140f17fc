package health.trellis.assessment.response;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.trellis.assessment.Case;
import health.trellis.event.FamilyPermission;
import health.trellis.event.patient.FamilyAccessChanged;
import health.trellis.kit.sql.Sql;
import health.trellis.kit.testing.TestEvents;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What may be wrong with answers, the answer to each, and that nothing of it is kept. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class WrongAnswersTest {
  private static final String GAD_7 =
      "\"69725-0\":1,\"68509-9\":1,\"69733-4\":1,\"69734-2\":1,\"69735-9\":1,\"69689-8\":1";

  @Inject Sql sql;

  @Test
  void eachWrongAnswerIsNamedAndNothingIsKept() {
    Case her = Case.registered("female");
    wrong(her, "no-such", "\"a\":1", "/instrument", "unknown-instrument");
    wrong(her, "gad-7", GAD_7 + ",\"69736-7\":1,\"9\":1", "/answers/9", "unknown-item");
    wrong(her, "gad-7", GAD_7 + ",\"69736-7\":4", "/answers/69736-7", "unknown-option");
    wrong(her, "gad-7", GAD_7 + ",\"69736-7\":\"LA1-1\"", "/answers/69736-7", "unknown-option");
    wrong(her, "gad-7", GAD_7 + ",\"69736-7\":\"often\"", "/answers/69736-7", "unknown-option");
    wrong(her, "gad-7", GAD_7 + ",\"69736-7\":1.5", "/answers/69736-7", "type");
    wrong(her, "gad-7", GAD_7 + ",\"69736-7\":[1]", "/answers/69736-7", "type");
    wrong(her, "gad-7", GAD_7, "/answers/69736-7", "required");
    wrong(
        her,
        "c-ssrs-screener",
        "\"93246-7\":0,\"93247-5\":0,\"93248-3\":1,\"93267-3\":0",
        "/answers/93248-3",
        "not-asked");
    post(her, her.own(), "gad-7", GAD_7 + ",\"69736-7\":1,\"69736-7\":2").statusCode(400);
    her.as(her.own())
        .body(body(her.patient, "gad-7", GAD_7 + ",\"69736-7\":1", "\"formVersion\":\"0.9.0\","))
        .post("/api/v1/responses")
        .then()
        .statusCode(422)
        .body("errors.code", hasItem("other-version"));
    post(her, Tokens.patient(UUID.randomUUID()), "gad-7", GAD_7 + ",\"69736-7\":1").statusCode(404);

    for (String table : new String[] {"response", "observation", "risk_alert", "off_track"}) {
      assertEquals(
          0,
          sql.query("select 1 from " + table + " where patient_id = ?", row -> 1, her.patient)
              .size(),
          table);
    }
    assertEquals(
        0,
        sql.query("select 1 from outbox where aggregateid = ?", row -> 1, her.patient + "").size());
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Case her = Case.registered("female");
    post(her, her.own(), "gad-7", "\"69725-0\":7,\"none\":1")
        .statusCode(422)
        .contentType(startsWith("application/problem+json"))
        .body("errors.code", hasItems("unknown-option", "unknown-item", "required"));
  }

  @Test
  void aFamilyRatedFormIsTheFamilysToAnswerAndNoOther() {
    Case her = Case.registered("female");
    UUID mother = UUID.randomUUID();
    String code = "home-" + UUID.randomUUID().toString().substring(0, 8);
    her.as(Tokens.programAdmin())
        .body(familyForm(code))
        .post("/api/v1/instruments")
        .then()
        .statusCode(201);
    post(her, Tokens.family(mother), code, "\"home\":1").statusCode(404);
    TestEvents.publish(
        new FamilyAccessChanged(
            her.patient,
            mother,
            "MOTHER",
            "Mia",
            null,
            null,
            "en",
            EnumSet.of(FamilyPermission.VIEW_PROGRESS)));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                post(her, Tokens.family(mother), code, "\"home\":1").extract().statusCode() == 201);

    post(her, Tokens.family(mother), code, "\"home\":0")
        .statusCode(201)
        .body("rater", equalTo("FAMILY"))
        .body("band.code", equalTo("calm"));
    post(her, Tokens.family(mother), "gad-7", GAD_7 + ",\"69736-7\":1").statusCode(404);
    post(her, Tokens.family(UUID.randomUUID()), code, "\"home\":0").statusCode(404);
    her.as(Tokens.family(mother))
        .get("/api/v1/responses?patientId=" + her.patient)
        .then()
        .statusCode(403);
    her.as(Tokens.coordinator())
        .get("/api/v1/responses?instrument=" + code + "&patientId=" + her.patient)
        .then()
        .body("items", hasSize(2));
  }

  private static void wrong(Case her, String instrument, String answers, String at, String code) {
    post(her, her.own(), instrument, answers)
        .statusCode(422)
        .contentType(startsWith("application/problem+json"))
        .body("errors.pointer", hasItem(at))
        .body("errors.code", hasItem(code));
  }

  private static io.restassured.response.ValidatableResponse post(
      Case her, String token, String instrument, String answers) {
    return her.as(token)
        .body(body(her.patient, instrument, answers, ""))
        .post("/api/v1/responses")
        .then();
  }

  private static String body(UUID patient, String instrument, String answers, String more) {
    return "{%s\"patientId\":\"%s\",\"instrument\":\"%s\",\"answers\":{%s}}"
        .formatted(more, patient, instrument, answers);
  }

  private static String familyForm(String code) {
    return """
        {"code":"%1$s","version":"1.0.0","title":"At home","copyright":"Ours","items":[
          {"linkId":"home","text":"How was the week at home?","required":true,"options":[
            {"code":"calm","label":"Calm","ordinal":0},{"code":"hard","label":"Hard","ordinal":1}]}],
         "scoring":{"instrument":"%1$s","source":"Our own, 2026","subscores":[],
          "total":{"display":"Week","items":["home"],"reversed":[],"maxMissing":0},
          "bands":{"any":[{"from":0,"to":0,"code":"calm","label":"Calm"},
                          {"from":1,"to":1,"code":"hard","label":"Hard"}]},
          "critical":[],"triage":[],"use":{"rater":"FAMILY","minutes":1}}}"""
        .formatted(code);
  }
}
