package health.trellis.patient.fhir;

import health.trellis.patient.Api;
import java.util.List;

/** Resources to write, and the types there are. */
final class FhirBodies {
  /** All that a patient has. */
  static final List<String> PATIENT_TYPES =
      List.of(
          "EpisodeOfCare",
          "CareTeam",
          "CarePlan",
          "Goal",
          "Consent",
          "RelatedPerson",
          "Condition",
          "MedicationRequest",
          "AllergyIntolerance",
          "Task",
          "Coverage");

  private FhirBodies() {}

  static void writeAll(String patientId) {
    post("Condition", condition(patientId, "F33.1"));
    post("MedicationRequest", medication(patientId));
    post("AllergyIntolerance", allergy(patientId));
  }

  static void post(String type, String body) {
    Api.coordinator()
        .contentType("application/fhir+json")
        .body(body)
        .post("/fhir/r4/" + type)
        .then()
        .statusCode(201);
  }

  static String patient(String number, String family) {
    return """
        {"resourceType":"Patient",
         "identifier":[{"system":"http://fhir.example.org","value":"%s"}],
         "name":[{"use":"official","family":"%s","given":["Uma"]}],
         "gender":"female","birthDate":"1988-08-08",
         "maritalStatus":{"text":"Single"}}"""
        .formatted(number, family);
  }

  static String condition(String patientId, String code) {
    return """
        {"resourceType":"Condition",
         "clinicalStatus":{"coding":[{
          "system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "verificationStatus":{"coding":[{
          "system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"%s"}],
          "text":"A diagnosis"},
         "subject":{"reference":"Patient/%s"},"onsetDateTime":"2025-11-03",
         "recordedDate":"2026-01-05"}"""
        .formatted(code, patientId);
  }

  private static String medication(String patientId) {
    return """
        {"resourceType":"MedicationRequest","status":"active","intent":"order",
         "medicationCodeableConcept":{"coding":[{
          "system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"312938"}],
          "text":"Sertraline 100 MG"},
         "subject":{"reference":"Patient/%s"},"authoredOn":"2026-01-05",
         "requester":{"display":"Dr. Sample"}}"""
        .formatted(patientId);
  }

  private static String allergy(String patientId) {
    return """
        {"resourceType":"AllergyIntolerance",
         "clinicalStatus":{"coding":[{
          "system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
          "code":"active"}]},
         "code":{"text":"Penicillin"},"patient":{"reference":"Patient/%s"},
         "recordedDate":"2026-01-05"}"""
        .formatted(patientId);
  }
}
