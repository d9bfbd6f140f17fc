package health.trellis.patient.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.testing.TrellisTestResource;
import health.trellis.patient.Api;
import health.trellis.patient.Api.Admitted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
    List<String> errors = new ArrayList<>(errors("/fhir/r4/metadata"));
    errors.addAll(errors("/fhir/r4/Patient?_id=" + admitted.patientId()));
    for (String type :
        List.of("EpisodeOfCare", "CareTeam", "CarePlan", "Goal", "Consent", "RelatedPerson")) {
      errors.addAll(errors("/fhir/r4/" + type + "?patient=" + admitted.patientId()));
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void theValidatorFindsWhatIsWrong() {
    assertFalse(faults("{\"resourceType\":\"Patient\",\"gender\":\"robot\"}").isEmpty());
    assertFalse(faults("{\"resourceType\":\"Goal\"}").isEmpty());
  }

  private static List<String> errors(String path) {
    Response answer = Api.coordinator().get(path);
    assertEquals(200, answer.statusCode(), path);
    return faults(answer.asString()).stream().map(fault -> path + " " + fault).toList();
  }

  private static List<String> faults(String resource) {
    return VALIDATOR.validateWithResult(resource).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(FhirValidityTest::text)
        .toList();
  }

  private static String text(SingleValidationMessage message) {
    return message.getLocationString() + ": " + message.getMessage();
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
