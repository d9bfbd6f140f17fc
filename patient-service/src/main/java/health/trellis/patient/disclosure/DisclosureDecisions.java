package health.trellis.patient.disclosure;

import health.trellis.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Answers what may be disclosed from the consents as they stand in the current transaction. */
@ApplicationScoped
class DisclosureDecisions {
  private final ConsentSource consents;
  private final Sql sql;
  private final Clock clock;

  DisclosureDecisions(ConsentSource consents, Sql sql, Clock clock) {
    this.consents = consents;
    this.sql = sql;
    this.clock = clock;
  }

  DisclosureDecision decide(UUID patientId, DisclosureRequest request, Instant at) {
    Set<UUID> one = Set.of(patientId);
    return DisclosureRule.decide(
        request, !part2(one).isEmpty(), consentsOf(one).getOrDefault(patientId, List.of()), at);
  }

  DisclosureDecision decide(
      DisclosureRequest request, boolean part2, List<DisclosureTerms> consents) {
    return DisclosureRule.decide(request, part2, consents, clock.instant());
  }

  Map<UUID, List<DisclosureTerms>> consentsOf(Set<UUID> patientIds) {
    return patientIds.isEmpty() ? Map.of() : consents.of(patientIds);
  }

  /** Those of the patients who have records of a substance-use program. */
  Set<UUID> part2(Set<UUID> patientIds) {
    if (patientIds.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        sql.query(
            "select patient_id from protected_patient where patient_id = any(?::uuid[])",
            row -> row.getObject(1, UUID.class),
            (Object) patientIds.stream().map(UUID::toString).toArray(String[]::new)));
  }
}
