package health.trellis.patient.clinical;

import health.trellis.patient.clinical.RecordDto.AllergyCategory;
import health.trellis.patient.clinical.RecordDto.Certainty;
import health.trellis.patient.clinical.RecordDto.MedicationSource;
import health.trellis.patient.clinical.RecordDto.RecordAllergy;
import health.trellis.patient.clinical.RecordDto.RecordDiagnosis;
import health.trellis.patient.clinical.RecordDto.RecordMedication;
import health.trellis.patient.fhir.Resources;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What staff record, as the FHIR resources that the record is made of. */
final class StaffRecords {
  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
  private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

  private StaffRecords() {}

  static Condition condition(RecordDiagnosis diagnosis, String by, Instant now) {
    Condition condition = new Condition();
    Certainty certainty = Objects.requireNonNullElse(diagnosis.certainty(), Certainty.CONFIRMED);
    String state = diagnosis.abatedOn() == null ? "active" : "resolved";
    condition.setClinicalStatus(Resources.code(TERMINOLOGY + "condition-clinical", state));
    condition.setVerificationStatus(
        Resources.code(TERMINOLOGY + "condition-ver-status", code(certainty)));
    condition.addCategory(
        Resources.code(TERMINOLOGY + "condition-category", "encounter-diagnosis"));
    CodeableConcept concept =
        Resources.code(DiagnosisKind.ICD_10_CM, diagnosis.icd10cm()).setText(diagnosis.display());
    if (diagnosis.snomed() != null) {
      concept.addCoding().setSystem(DiagnosisKind.SNOMED).setCode(diagnosis.snomed());
    }
    condition.setCode(concept).setRecordedDate(Date.from(now));
    condition.setOnset(day(diagnosis.onsetOn())).setAbatement(day(diagnosis.abatedOn()));
    return condition.setRecorder(new Reference().setDisplay(by));
  }

  static AllergyIntolerance allergy(RecordAllergy allergy, String by, Instant now) {
    AllergyIntolerance resource = new AllergyIntolerance();
    resource.setClinicalStatus(
        Resources.code(TERMINOLOGY + "allergyintolerance-clinical", "active"));
    resource.setVerificationStatus(
        Resources.code(TERMINOLOGY + "allergyintolerance-verification", "confirmed"));
    resource.addCategory(category(allergy.category()));
    if (allergy.criticality() != null) {
      resource.setCriticality(AllergyIntoleranceCriticality.valueOf(allergy.criticality().name()));
    }
    resource.setCode(concept(allergy.rxnorm(), allergy.substance()));
    if (allergy.reaction() != null) {
      resource.addReaction().addManifestation().setText(allergy.reaction());
    }
    return resource.setRecordedDate(Date.from(now)).setRecorder(new Reference().setDisplay(by));
  }

  static MedicationRequest medication(RecordMedication medication, String by, Instant now) {
    boolean here = medication.source() == MedicationSource.PRESCRIBED_HERE;
    MedicationRequest resource = new MedicationRequest();
    resource.setStatus(MedicationRequestStatus.ACTIVE);
    resource.setIntent(here ? MedicationRequestIntent.ORDER : MedicationRequestIntent.PLAN);
    resource.setReported(
        new BooleanType(medication.source() == MedicationSource.REPORTED_BY_PATIENT));
    resource.setMedication(concept(medication.rxnorm(), medication.name()));
    resource.addDosageInstruction().setText(medication.dosage());
    resource.setAuthoredOnElement(
        medication.startedOn() == null
            ? new DateTimeType(Date.from(now))
            : new DateTimeType(medication.startedOn().toString()));
    return resource.setRequester(new Reference().setDisplay(by));
  }

  private static AllergyIntoleranceCategory category(AllergyCategory category) {
    return AllergyIntoleranceCategory.valueOf(category.name());
  }

  private static CodeableConcept concept(@Nullable String rxnorm, String text) {
    return rxnorm == null
        ? new CodeableConcept().setText(text)
        : Resources.code(RXNORM, rxnorm).setText(text);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable DateTimeType day(@Nullable LocalDate day) {
    return day == null ? null : new DateTimeType(day.toString());
  }
}
