package health.trellis.kit.testing;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/**
 * Holds FHIR against R4 and against the US Core 6.1.0 profiles that it claims, by HAPI's instance
 * validator. Codes of systems that are not at hand (SNOMED CT, LOINC, RxNorm) are not looked up. A
 * module that uses this depends on {@code hapi-fhir-validation} and its resources itself.
 */
public final class UsCore {
  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final FhirValidator VALIDATOR = validator();

  private UsCore() {}

  /** What is wrong with a resource, or with any in a Bundle; empty: nothing. */
  public static List<String> faults(String json) {
    return VALIDATOR.validateWithResult(json).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .filter(message -> !isOfAbsentTerminology(message))
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }

  /**
   * The package names the race, ethnicity and sex codes of its extensions but does not bring them.
   */
  private static boolean isOfAbsentTerminology(SingleValidationMessage message) {
    String id = String.valueOf(message.getMessageId());
    String text = message.getMessage();
    return String.valueOf(message.getLocationString()).contains(".extension[")
        && (id.startsWith("Terminology_")
            || text.contains("CodeSystem is unknown")
            || text.contains("not found in the value set"));
  }

  private static FhirValidator validator() {
    FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(parts()));
    module.setErrorForUnknownProfiles(true);
    module.setAnyExtensionsAllowed(true);
    return CONTEXT.newValidator().registerValidatorModule(module);
  }

  private static IValidationSupport[] parts() {
    NpmPackageValidationSupport usCore = new NpmPackageValidationSupport(CONTEXT);
    try {
      usCore.loadPackageFromClasspath("classpath:us-core/us-core-6.1.0.tgz");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new IValidationSupport[] {
      usCore,
      new DefaultProfileValidationSupport(CONTEXT),
      new CommonCodeSystemsTerminologyService(CONTEXT),
      new InMemoryTerminologyServerValidationSupport(CONTEXT),
      new SnapshotGeneratingValidationSupport(CONTEXT)
    };
  }
}
