package health.trellis.patient.disclosure;

import health.trellis.kit.access.PatientAccess;
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
  private final PatientAccess access;
  private final Clock clock;

  DisclosureDecisions(ConsentSource consents, PatientAccess access, Clock clock) {
    this.consents = consents;
    this.access = access;
    this.clock = clock;
  }

  DisclosureDecision decide(UUID patientId, DisclosureRequest request, Instant at) {
    List<DisclosureTerms> terms = consentsOf(Set.of(patientId)).getOrDefault(patientId, List.of());
    return DisclosureRule.decide(request, access.isProtected(patientId), terms, at);
  }

  DisclosureDecision decide(
      DisclosureRequest request, boolean part2, List<DisclosureTerms> consents) {
    return DisclosureRule.decide(request, part2, consents, clock.instant());
  }

  Map<UUID, List<DisclosureTerms>> consentsOf(Set<UUID> patientIds) {
    return patientIds.isEmpty() ? Map.of() : consents.of(patientIds);
  }
}
