package health.trellis.patient.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where the decision gets the consents from. */
public interface ConsentSource {

  /** The consents to disclosures of each patient, those taken back too. */
  Map<UUID, List<DisclosureTerms>> of(Set<UUID> patientIds);
}
