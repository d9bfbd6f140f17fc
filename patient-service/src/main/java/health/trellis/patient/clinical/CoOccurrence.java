package health.trellis.patient.clinical;

import health.trellis.patient.clinical.ClinicalDto.ConditionView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Marks co-occurring diagnoses: active ones of a patient who has both a substance-use and a
 * mental-health diagnosis (SAMHSA, Treatment Improvement Protocol 42).
 */
@ApplicationScoped
class CoOccurrence {
  private static final int MOST = 200;

  private final ReceivedRecords records;

  CoOccurrence(ReceivedRecords records) {
    this.records = records;
  }

  /** How to show the diagnoses of a patient. */
  Function<ConditionRecord, ConditionView> of(UUID patientId) {
    Set<DiagnosisKind> kinds = EnumSet.noneOf(DiagnosisKind.class);
    records
        .list(
            ConditionRecord.class,
            "x.patientId = :patient and x.status in :active",
            Map.of("patient", patientId, "active", ConditionRecord.ACTIVE),
            MOST)
        .forEach(condition -> kinds.add(condition.kind()));
    boolean both =
        kinds.contains(DiagnosisKind.SUBSTANCE_USE) && kinds.contains(DiagnosisKind.MENTAL_HEALTH);
    return condition ->
        condition.view(both && condition.active() && condition.kind() != DiagnosisKind.OTHER);
  }
}
