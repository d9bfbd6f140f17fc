package health.trellis.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import health.trellis.kit.testing.FhirR4;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves as FHIR is valid FHIR R4, by HAPI's instance validator. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirValidityTest {
  @Test
  void everyResourceTypeIsValid() {
    Case her = Case.registered("female");
    her.answer("phq-9", Case.phq9(12)).statusCode(201);
    her.answer("phq-9", Case.phq9(20)).statusCode(201);
    her.answer("c-ssrs-screener", Case.screener(true)).statusCode(201);
    List<String> errors = new ArrayList<>(errors(her, "/fhir/r4/metadata"));
    errors.addAll(errors(her, "/fhir/r4/Questionnaire"));
    errors.addAll(errors(her, "/fhir/r4/QuestionnaireResponse?patient=" + her.patient));
    errors.addAll(errors(her, "/fhir/r4/Observation?patient=" + her.patient));
    errors.addAll(errors(her, "/fhir/r4/RiskAssessment?patient=" + her.patient + "&date=gt2020"));
    errors.addAll(
        errors(her, "/fhir/r4/DetectedIssue?patient=" + her.patient + "&identified=gt2020"));
    errors.addAll(errors(her, "/api/v1/outcomes/measure-report?instrument=phq-9&by=MONTH"));

    assertEquals(List.of(), errors);
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    assertFalse(FhirR4.faults("{\"resourceType\":\"Observation\",\"status\":\"robot\"}").isEmpty());
  }

  private static List<String> errors(Case her, String path) {
    String body =
        her.as(Tokens.coordinator()).get(path).then().statusCode(200).extract().asString();
    return FhirR4.faults(body).stream().map(fault -> path + " " + fault).toList();
  }
}
