package health.trellis.patient.clinical;

import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR MedicationRequest. */
@Singleton
class MedicationFhirStore extends ClinicalFhirStore<MedicationRecord> {
  MedicationFhirStore(FhirReader reader, ClinicalWrites writes) {
    super(
        MedicationRecord.class,
        MedicationRequest.class,
        Profiles.US_CORE + "us-core-medicationrequest",
        reader,
        writes);
  }

  @Override
  void about(Resource fhir, Reference patient) {
    ((MedicationRequest) fhir).setSubject(patient);
  }

  @Override
  Map<String, Column> columns() {
    return Map.of(
        "status",
        new Column("status", "http://hl7.org/fhir/CodeSystem/medicationrequest-status"),
        "intent",
        new Column("intent", "http://hl7.org/fhir/CodeSystem/medicationrequest-intent"));
  }

  @Override
  Map<String, String> days() {
    return Map.of("authoredon", "recordedOn");
  }
}
