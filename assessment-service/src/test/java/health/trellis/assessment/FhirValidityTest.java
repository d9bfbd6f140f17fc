package health.trellis.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.testing.Tokens;
import health.trellis.kit.testing.TrellisTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;

/** What leaves as FHIR is valid FHIR R4, by HAPI's instance validator. */
@QuarkusTest
@WithTestResource(TrellisTestResource.class)
class FhirValidityTest {
  private static final FhirValidator VALIDATOR = validator();

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
    assertFalse(faults("{\"resourceType\":\"Observation\",\"status\":\"robot\"}").isEmpty());
  }

  private static List<String> errors(Case her, String path) {
    String body =
        her.as(Tokens.coordinator()).get(path).then().statusCode(200).extract().asString();
    return faults(body).stream().map(fault -> path + " " + fault).toList();
  }

  private static List<String> faults(String resource) {
    return VALIDATOR.validateWithResult(resource).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  private static FhirValidator validator() {
    FhirContext context = Fhir.context();
    FhirInstanceValidator module =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context)));
    module.setErrorForUnknownProfiles(false);
    module.setAnyExtensionsAllowed(true);
    return context.newValidator().registerValidatorModule(module);
  }
}
