package health.trellis.patient.consent;

import health.trellis.patient.disclosure.ConsentSource;
import health.trellis.patient.disclosure.DisclosureTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives the disclosure decision the consents on record. */
@ApplicationScoped
class ConsentsOnRecord implements ConsentSource {
  private final ConsentRepository consents;

  ConsentsOnRecord(ConsentRepository consents) {
    this.consents = consents;
  }

  @Override
  public Map<UUID, List<DisclosureTerms>> of(Set<UUID> patientIds) {
    return consents.list("patientId in ?1 order by id", patientIds).stream()
        .collect(
            Collectors.groupingBy(
                ConsentRecord::patientId,
                Collectors.mapping(ConsentRecord::disclosureTerms, Collectors.toList())));
  }
}
