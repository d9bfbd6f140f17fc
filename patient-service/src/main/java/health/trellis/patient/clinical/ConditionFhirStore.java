package health.trellis.patient.clinical;

import health.trellis.patient.fhir.FhirReader;
import health.trellis.patient.fhir.Profiles;
import health.trellis.patient.fhir.Resources;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR Condition. */
@Singleton
class ConditionFhirStore extends ClinicalFhirStore<ConditionRecord> {
  private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";

  ConditionFhirStore(FhirReader reader, ClinicalWrites writes) {
    super(
        ConditionRecord.class,
        Condition.class,
        Profiles.US_CORE + "us-core-condition-encounter-diagnosis",
        reader,
        writes);
  }

  @Override
  void about(Resource fhir, Reference patient) {
    ((Condition) fhir).setSubject(patient);
  }

  @Override
  Map<String, Column> columns() {
    return Map.of(
        "category",
        new Column("category", CATEGORY),
        "clinical-status",
        new Column("status", "http://terminology.hl7.org/CodeSystem/condition-clinical"));
  }

  @Override
  Map<String, String> days() {
    return Map.of(
        "recorded-date", "recordedOn", "onset-date", "onsetOn", "abatement-date", "abatedOn");
  }

  /** A condition of no category is taken for a diagnosis, as it is searched. */
  @Override
  void complete(DomainResource received) {
    if (received instanceof Condition condition && !condition.hasCategory()) {
      condition.addCategory(
          Resources.concept(CATEGORY, ConditionRecord.USUAL_CATEGORY, "Encounter Diagnosis"));
    }
  }
}
