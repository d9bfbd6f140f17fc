package health.trellis.patient.clinical;

import health.trellis.kit.access.Area;
import health.trellis.kit.access.Mode;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Cursor;
import health.trellis.kit.http.Page;
import health.trellis.kit.http.PageRequest;
import health.trellis.patient.clinical.ClinicalDto.AllergyView;
import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import health.trellis.patient.clinical.ClinicalDto.MedicationView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Lists what EHRs sent and staff recorded about a patient. */
@ApplicationScoped
class ClinicalService {
  private final ReceivedRecords records;
  private final CoOccurrence coOccurrence;
  private final PatientAccess access;

  ClinicalService(ReceivedRecords records, CoOccurrence coOccurrence, PatientAccess access) {
    this.records = records;
    this.coOccurrence = coOccurrence;
    this.access = access;
  }

  @Transactional
  Page<ConditionView> conditions(UUID patientId, PageRequest page) {
    return page(ConditionRecord.class, patientId, page, "conditions")
        .map(coOccurrence.of(patientId));
  }

  @Transactional
  Page<MedicationView> medications(UUID patientId, PageRequest page) {
    return page(MedicationRecord.class, patientId, page, "medications").map(MedicationRecord::view);
  }

  @Transactional
  Page<AllergyView> allergies(UUID patientId, PageRequest page) {
    return page(AllergyRecord.class, patientId, page, "allergies").map(AllergyRecord::view);
  }

  private <T extends ReceivedRecord> Page<T> page(
      Class<T> type, UUID patientId, PageRequest page, String what) {
    access.require(patientId, Area.CLINICAL, Mode.READ, what);
    Map<String, Object> parameters =
        Map.of(
            "patientId",
            patientId,
            "after",
            page.cursor().map(cursor -> cursor.uuid(0)).orElse(new UUID(0, 0)));
    return Page.of(
        records.list(
            type, "x.patientId = :patientId and x.id > :after", parameters, page.limit() + 1),
        page,
        record -> Cursor.of(record.id()));
  }
}
