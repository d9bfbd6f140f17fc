package health.trellis.patient.clinical;

import health.trellis.patient.clinical.ClinicalDto.MedicationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What other features ask about medications. They check access to the patient themselves. */
@ApplicationScoped
public class ActiveMedications {
  private static final int MOST = 200;

  private final ReceivedRecords records;

  ActiveMedications(ReceivedRecords records) {
    this.records = records;
  }

  /** The medications in use. */
  public List<MedicationView> of(UUID patientId) {
    return records
        .list(
            MedicationRecord.class,
            "x.patientId = :patientId and x.status = 'active'",
            Map.of("patientId", patientId),
            MOST)
        .stream()
        .map(MedicationRecord::view)
        .toList();
  }
}
