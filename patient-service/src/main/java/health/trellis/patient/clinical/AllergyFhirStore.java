package health.trellis.patient.clinical;

import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR AllergyIntolerance. */
@Singleton
class AllergyFhirStore extends ClinicalFhirStore<AllergyRecord> {
  AllergyFhirStore(FhirReader reader, ClinicalWrites writes) {
    super(
        AllergyRecord.class,
        AllergyIntolerance.class,
        Profiles.US_CORE + "us-core-allergyintolerance",
        reader,
        writes);
  }

  @Override
  void about(Resource fhir, Reference patient) {
    ((AllergyIntolerance) fhir).setPatient(patient);
  }

  @Override
  Map<String, Column> columns() {
    return Map.of(
        "clinical-status",
        new Column("status", "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"));
  }

  @Override
  Map<String, String> days() {
    return Map.of("date", "recordedOn");
  }
}
