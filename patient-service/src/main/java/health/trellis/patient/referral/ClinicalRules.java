package health.trellis.patient.referral;

import health.trellis.patient.clinical.ClinicalElements;
import health.trellis.patient.referral.ReferralBundle.Entry;
import health.trellis.patient.referral.ReferralBundle.Faults;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/**
 * What Condition, MedicationRequest, AllergyIntolerance and Observation of a referral must have.
 */
final class ClinicalRules {
  private ClinicalRules() {}

  static void check(ReferralBundle referral, Faults faults) {
    Set<String> patientNames = new HashSet<>();
    Set<String> allNames = new HashSet<>();
    for (Entry entry : referral.entries()) {
      Set<String> names = entry == referral.patient() ? patientNames : allNames;
      Optional.ofNullable(entry.fullUrl()).ifPresent(names::add);
      ReferralBundle.relative(entry.resource()).ifPresent(names::add);
    }
    allNames.addAll(patientNames);
    for (Entry entry : referral.clinical()) {
      String path = entry.path() + ".resource";
      subject(entry.resource(), path, patientNames, faults);
      references(entry.resource(), path, allNames, faults);
      elements(entry.resource(), path, faults);
    }
  }

  /** All is about the one patient of the bundle. */
  private static void subject(
      DomainResource resource, String path, Set<String> patientNames, Faults faults) {
    String element = resource instanceof AllergyIntolerance ? ".patient" : ".subject";
    Reference subject =
        switch (resource) {
          case Condition condition -> condition.getSubject();
          case MedicationRequest request -> request.getSubject();
          case AllergyIntolerance allergy -> allergy.getPatient();
          case Observation observation -> observation.getSubject();
          default -> new Reference();
        };
    if (!patientNames.contains(String.valueOf(subject.getReference()))) {
      faults.add(path + element, "subject", "This refers to the patient of the bundle.");
    }
  }

  private static void references(
      DomainResource resource, String path, Set<String> names, Faults faults) {
    for (IBaseReference reference : References.in(resource)) {
      String target = reference.getReferenceElement().getValue();
      if (target != null && target.startsWith("urn:") && !names.contains(target)) {
        faults.add(path, "reference", "A reference points to no entry of the bundle.");
      }
    }
  }

  private static void elements(DomainResource resource, String path, Faults faults) {
    if (resource instanceof Observation observation) {
      required(observation.hasStatus(), path + ".status", faults);
      required(
          observation.getCode().hasCoding() || observation.getCode().hasText(),
          path + ".code",
          faults);
    } else {
      ClinicalElements.missing(resource)
          .forEach(element -> required(false, path + "." + element, faults));
    }
  }

  private static void required(boolean there, String path, Faults faults) {
    if (!there) {
      faults.add(path, "required", "This element is required.");
    }
  }
}
