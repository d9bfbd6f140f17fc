package health.trellis.patient.clinical;

import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.Profiles;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR AllergyIntolerance. */
@Singleton
class AllergyFhirStore extends ClinicalFhirStore<AllergyRecord> {
  AllergyFhirStore(ReceivedRecords records, PatientAccess access, Disclosures disclosures) {
    super(
        AllergyRecord.class,
        AllergyIntolerance.class,
        Profiles.US_CORE + "us-core-allergyintolerance",
        records,
        access,
        disclosures);
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
}
