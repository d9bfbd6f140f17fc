package health.trellis.patient.consent;

import static health.trellis.patient.Api.coordinator;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pennsylvania lets minors consent from 14 on, New York (as shipped) no minor. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class MinorConsentTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/New_York"));
  private static final String TELEHEALTH = "{\"kind\":\"TELEHEALTH\",\"signedBy\":\"Noa Reyes\"}";
  private static final String PART2 =
      """
      {"kind":"PART2_DISCLOSURE","recipient":"sample-ehr","discloser":"Day IOP",
       "information":"All records","purpose":"Treatment","signedBy":"Rosa Reyes",
       "signerRelationship":"GUARDIAN","signatureMethod":"ELECTRONIC"}""";

  @Test
  void theGuardianSignsUntilTheBirthdayFromWhichTheStateLetsTheMinor() {
    String tomorrow = Api.register(TODAY.plusDays(1).minusYears(14), "PA");
    refused(tomorrow, TELEHEALTH, "/signerRelationship", "guardian-signs");
    coordinator().get(consents(tomorrow)).then().body("items", hasSize(0));
    grant(tomorrow, TELEHEALTH.replace("}", ",\"signerRelationship\":\"GUARDIAN\"}"))
        .statusCode(201)
        .body("signerRelationship", is("GUARDIAN"));

    String today = Api.register(TODAY.minusYears(14), "PA");
    grant(today, TELEHEALTH).statusCode(201);
    refused(
        today,
        TELEHEALTH.replace("}", ",\"signedOn\":\"" + TODAY.minusDays(1) + "\"}"),
        "/signerRelationship",
        "guardian-signs");
    refused(today, PART2, "/signerRelationship", "minor-signs");
  }

  @Test
  void aPart2ConsentOfAMinorHasBothSignatures() {
    String id = Api.register(TODAY.minusYears(16), "NY");
    refused(id, PART2, "/minorSignedBy", "required");
    grant(id, PART2.replace("}", ",\"minorSignedBy\":\"Noa Reyes\"}"))
        .statusCode(201)
        .body("minorSignedBy", is("Noa Reyes"));
  }

  @Test
  void aPatientSignsForNobodyElse() {
    String id = Api.register(TODAY.minusYears(16), "NY");
    Api.as(Tokens.patient(UUID.fromString(id)))
        .body(TELEHEALTH.replace("}", ",\"signerRelationship\":\"GUARDIAN\"}"))
        .post(consents(id))
        .then()
        .statusCode(422)
        .body("errors.code", contains("self-only"));
  }

  private static void refused(String id, String body, String pointer, String code) {
    grant(id, body)
        .statusCode(422)
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
  }

  private static ValidatableResponse grant(String id, String body) {
    return coordinator().body(body).post(consents(id)).then();
  }

  private static String consents(String id) {
    return "/api/v1/patients/" + id + "/consents";
  }
}
