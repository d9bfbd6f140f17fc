package health.trellis.patient.clinical;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;

/** What a Condition, MedicationRequest or AllergyIntolerance must say (US Core 6.1.0). */
public final class ClinicalElements {
  private ClinicalElements() {}

  /** The elements that are missing. */
  public static List<String> missing(DomainResource resource) {
    List<String> missing = new ArrayList<>();
    switch (resource) {
      case Condition condition -> require(named(condition.getCode()), "code", missing);
      case AllergyIntolerance allergy -> require(named(allergy.getCode()), "code", missing);
      case MedicationRequest request -> {
        require(request.hasStatus(), "status", missing);
        require(request.hasIntent(), "intent", missing);
        require(request.hasMedication(), "medication", missing);
      }
      default -> throw new IllegalArgumentException(resource.fhirType() + " is not kept here");
    }
    return missing;
  }

  private static boolean named(CodeableConcept code) {
    return code.hasCoding() || code.hasText();
  }

  private static void require(boolean there, String element, List<String> missing) {
    if (!there) {
      missing.add(element);
    }
  }
}
