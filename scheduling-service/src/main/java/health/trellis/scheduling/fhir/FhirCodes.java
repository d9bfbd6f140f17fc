package health.trellis.scheduling.fhir;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** Codes and references that several resources share. */
final class FhirCodes {
  private static final String SNOMED = "http://snomed.info/sct";
  private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  private FhirCodes() {}

  /** The kind of session as a type of encounter (SNOMED CT regime/therapy concepts). */
  static CodeableConcept type(SessionType type) {
    return switch (type) {
      case GROUP -> concept("76168009", "Group psychotherapy", "Group session");
      case INDIVIDUAL -> concept("75516001", "Psychotherapy", "Individual session");
      case FAMILY -> concept("51484002", "Family psychotherapy procedure", "Family session");
      case MEDICATION -> new CodeableConcept().setText("Medication management");
    };
  }

  /** At the site or by video. */
  static Coding encounterClass(boolean atSite) {
    return atSite
        ? new Coding(ACT_CODE, "AMB", "ambulatory")
        : new Coding(ACT_CODE, "VR", "virtual");
  }

  /** Whether the patient was there. */
  static boolean present(AttendanceStatus status) {
    return switch (status) {
      case ATTENDED, LATE, LEFT_EARLY -> true;
      case NO_SHOW, EXCUSED -> false;
    };
  }

  static Reference reference(String type, Object id) {
    return new Reference(type + "/" + id);
  }

  private static CodeableConcept concept(String code, String display, String text) {
    return new CodeableConcept(new Coding(SNOMED, code, display)).setText(text);
  }
}
