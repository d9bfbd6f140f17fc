package health.trellis.patient.clinical;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.fhir.Fhir;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.identity.CurrentUser;
import health.trellis.patient.clinical.ClinicalDto.AllergyView;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.clinical.ClosingDto.CloseAllergy;
import health.trellis.patient.clinical.ClosingDto.CloseDiagnosis;
import health.trellis.patient.clinical.ClosingDto.Outcome;
import health.trellis.patient.fhir.Resources;
import health.trellis.patient.registration.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Closes diagnoses and allergies: over, not active, or recorded by mistake. Nothing is deleted;
 * what was recorded by mistake has no clinical status any more (FHIR R4 con-5, ait-2).
 */
@ApplicationScoped
class Closing {
  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

  private final ReceivedRecords records;
  private final ClinicalIntake intake;
  private final CoOccurrence coOccurrence;
  private final Patients patients;
  private final PatientAccess access;
  private final EntityManager entities;
  private final CurrentUser user;
  private final Clock clock;

  Closing(
      ReceivedRecords records,
      ClinicalIntake intake,
      CoOccurrence coOccurrence,
      Patients patients,
      PatientAccess access,
      EntityManager entities,
      CurrentUser user,
      Clock clock) {
    this.records = records;
    this.intake = intake;
    this.coOccurrence = coOccurrence;
    this.patients = patients;
    this.access = access;
    this.entities = entities;
    this.user = user;
    this.clock = clock;
  }

  @Transactional
  ConditionView close(UUID patientId, UUID id, CloseDiagnosis request) {
    ConditionRecord record = open(ConditionRecord.class, patientId, id, "conditions");
    LocalDate abated = abated(request, record, patientId);
    Condition condition = Fhir.parse(record.resource(), Condition.class);
    condition.setVerificationStatus(
        request.outcome().inError()
            ? inError("condition-ver-status")
            : condition.getVerificationStatus());
    condition.setClinicalStatus(clinical("condition-clinical", request.outcome()));
    condition.setAbatement(abated == null ? null : new DateTimeType(abated.toString()));
    condition.addNote(note(request.reason()));
    keep(id, patientId, condition);
    return coOccurrence.of(patientId).apply(record);
  }

  /** The day that it ended; what was never there has none. */
  private @Nullable LocalDate abated(
      CloseDiagnosis request, ConditionRecord record, UUID patientId) {
    LocalDate today = patients.today(patientId);
    LocalDate abated = request.abatedOn();
    if (abated == null) {
      return request.outcome() == Outcome.RESOLVED ? today : null;
    }
    if (request.outcome().inError()) {
      throw Refusal.invalid("/abatedOn", "contradicts", "What was never there did not end.");
    }
    if (abated.isAfter(today)) {
      throw Refusal.invalid("/abatedOn", "past", "That day has not come yet.");
    }
    if (record.onsetOn() != null && abated.isBefore(record.onsetOn())) {
      throw Refusal.invalid("/abatedOn", "order", "It ended before it began.");
    }
    return abated;
  }

  @Transactional
  AllergyView close(UUID patientId, UUID id, CloseAllergy request) {
    AllergyRecord record = open(AllergyRecord.class, patientId, id, "allergies");
    if (request.outcome() == Outcome.REMISSION) {
      throw Refusal.invalid("/outcome", "unknown", "An allergy is not in remission.");
    }
    AllergyIntolerance allergy = Fhir.parse(record.resource(), AllergyIntolerance.class);
    allergy.setVerificationStatus(
        request.outcome().inError()
            ? inError("allergyintolerance-verification")
            : allergy.getVerificationStatus());
    allergy.setClinicalStatus(clinical("allergyintolerance-clinical", request.outcome()));
    allergy.addNote(note(request.reason()));
    keep(id, patientId, allergy);
    return record.view();
  }

  private <T extends ReceivedRecord> T open(Class<T> type, UUID patientId, UUID id, String what) {
    access.require(patientId, Area.CLINICAL, Mode.WRITE, what);
    T record =
        records
            .find(type, id)
            .filter(known -> known.patientId().equals(patientId))
            .orElseThrow(() -> Refusal.notFound(what));
    if (!record.open()) {
      throw Refusal.conflict("closed-already", "It is not active any more.");
    }
    return record;
  }

  private void keep(UUID id, UUID patientId, DomainResource resource) {
    intake.keep(id, patientId, resource);
    entities.flush();
  }

  private static @Nullable CodeableConcept clinical(String system, Outcome outcome) {
    return outcome.inError() ? null : Resources.code(TERMINOLOGY + system, outcome.code());
  }

  private static CodeableConcept inError(String system) {
    return Resources.code(TERMINOLOGY + system, ReceivedRecord.IN_ERROR);
  }

  private Annotation note(String reason) {
    Annotation note = new Annotation();
    note.setText(reason).setTime(Date.from(clock.instant()));
    return note.setAuthor(new StringType(user.displayName()));
  }
}
