package health.trellis.patient.disclosure;

import health.trellis.patient.disclosure.DisclosureDto.RecordDisclosure;
import health.trellis.patient.disclosure.Disclosures.Release;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A disclosure as the accounting keeps it: a FHIR resource, or what staff describe.
 *
 * @param disclosedAt when; null: now
 */
record AccountedDisclosure(
    UUID patientId,
    DisclosureRequest request,
    DisclosureDecision decision,
    @Nullable String resourceType,
    @Nullable UUID resourceId,
    @Nullable String recipientAddress,
    @Nullable String description,
    @Nullable String emergency,
    @Nullable Instant disclosedAt) {

  static AccountedDisclosure ofResource(
      Release release, DisclosureRequest request, DisclosureDecision decision) {
    return new AccountedDisclosure(
        release.patientId(),
        request,
        decision,
        release.resource().fhirType(),
        UUID.fromString(release.resource().getIdPart()),
        null,
        null,
        null,
        null);
  }

  static AccountedDisclosure byStaff(
      UUID patientId, RecordDisclosure recorded, DisclosureDecision decision) {
    return new AccountedDisclosure(
        patientId,
        recorded.disclosure().request(),
        decision,
        null,
        null,
        recorded.recipientAddress(),
        recorded.description(),
        recorded.emergency(),
        recorded.disclosedAt());
  }

  /** What allowed it, as the accounting names it. */
  String basis() {
    return decision.reason().name();
  }
}
