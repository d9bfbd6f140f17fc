package health.trellis.scheduling.fhir;

import health.trellis.event.AttendanceStatus;
import health.trellis.event.SessionType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** Codes and references that several resources share. */
final class FhirCodes {
  static final String SNOMED = "http://snomed.info/sct";
  static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  /** Who leads a session. */
  static final CodeableConcept PERFORMER =
      new CodeableConcept(
          new Coding(
              "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
              "PPRF",
              "primary performer"));

  private FhirCodes() {}

  /** The kind of session as a type of encounter (SNOMED CT regime/therapy concepts). */
  static CodeableConcept type(SessionType type) {
    return switch (type) {
      case GROUP -> concept(type, "Group psychotherapy", "Group session");
      case INDIVIDUAL -> concept(type, "Psychotherapy", "Individual session");
      case FAMILY -> concept(type, "Family psychotherapy procedure", "Family session");
      case MEDICATION -> new CodeableConcept().setText("Medication management");
    };
  }

  /** The code of a kind of session; empty where only a text says it. */
  static String code(SessionType type) {
    return switch (type) {
      case GROUP -> "76168009";
      case INDIVIDUAL -> "75516001";
      case FAMILY -> "51484002";
      case MEDICATION -> "";
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

  private static CodeableConcept concept(SessionType type, String display, String text) {
    return new CodeableConcept(new Coding(SNOMED, code(type), display)).setText(text);
  }
}
