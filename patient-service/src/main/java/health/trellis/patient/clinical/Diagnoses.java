package health.trellis.patient.clinical;

import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What other features ask about diagnoses. They check access to the patient themselves. */
@ApplicationScoped
public class Diagnoses {
  private static final int MOST = 200;
  private static final Set<String> GOING_ON = Set.of("active", "recurrence", "relapse");

  private final ReceivedRecords records;

  Diagnoses(ReceivedRecords records) {
    this.records = records;
  }

  /** The diagnoses that go on. */
  public List<ConditionView> active(UUID patientId) {
    return records
        .list(
            ConditionRecord.class,
            "x.patientId = :patientId and x.id > :after",
            Map.of("patientId", patientId, "after", new UUID(0, 0)),
            MOST)
        .stream()
        .map(ConditionRecord::view)
        .filter(condition -> GOING_ON.contains(condition.status()))
        .toList();
  }
}
