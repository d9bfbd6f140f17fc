package health.trellis.patient.clinical;

import health.trellis.kit.access.PatientAccess;
import health.trellis.patient.disclosure.Disclosures;
import health.trellis.patient.fhir.Profiles;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR Condition. */
@Singleton
class ConditionFhirStore extends ClinicalFhirStore<ConditionRecord> {
  ConditionFhirStore(ReceivedRecords records, PatientAccess access, Disclosures disclosures) {
    super(
        ConditionRecord.class,
        Condition.class,
        Profiles.US_CORE + "us-core-condition-encounter-diagnosis",
        records,
        access,
        disclosures);
  }

  @Override
  void about(Resource fhir, Reference patient) {
    ((Condition) fhir).setSubject(patient);
  }

  @Override
  Map<String, Column> columns() {
    return Map.of(
        "category",
        new Column("category", "http://terminology.hl7.org/CodeSystem/condition-category"),
        "clinical-status",
        new Column("status", "http://terminology.hl7.org/CodeSystem/condition-clinical"));
  }
}
