package health.trellis.patient.clinical;

import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What other features ask about diagnoses. They check access to the patient themselves. */
@ApplicationScoped
public class Diagnoses {
  private static final int MOST = 200;

  private final ReceivedRecords records;
  private final CoOccurrence coOccurrence;

  Diagnoses(ReceivedRecords records, CoOccurrence coOccurrence) {
    this.records = records;
    this.coOccurrence = coOccurrence;
  }

  /** The diagnoses that go on. */
  public List<ConditionView> active(UUID patientId) {
    return records(patientId).map(coOccurrence.of(patientId)).toList();
  }

  /**
   * The ICD-10-CM categories (three characters) of the mental and behavioral diagnoses that go on,
   * in their order.
   */
  public List<String> categories(UUID patientId) {
    return records(patientId)
        .flatMap(ConditionRecord::mentalCategories)
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<ConditionRecord> records(UUID patientId) {
    return records
        .list(
            ConditionRecord.class,
            "x.patientId = :patientId and x.status in :active",
            Map.of("patientId", patientId, "active", ConditionRecord.ACTIVE),
            MOST)
        .stream();
  }
}
