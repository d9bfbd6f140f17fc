package health.trellis.patient.disclosure;

import health.trellis.event.ConsentKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * May X disclose Y of a patient's record to W for purpose P? Records of a substance-use program
 * leave by a Part 2 consent only (42 CFR 2.31, 2.33); others by an authorization (45 CFR 164.508),
 * the agreement to involve family (164.510(b)), or, but for psychotherapy notes, without either for
 * treatment, payment and operations (164.506).
 */
final class DisclosureRule {
  private DisclosureRule() {}

  static DisclosureDecision decide(
      DisclosureRequest request, boolean part2, List<DisclosureTerms> consents, Instant now) {
    if (request.purpose() == Purpose.MEDICAL_EMERGENCY) {
      return new DisclosureDecision(DisclosureReason.MEDICAL_EMERGENCY, null, part2);
    }
    DisclosureDecision byConsent =
        consents.stream()
            .filter(consent -> kinds(request, part2).contains(consent.kind()))
            .map(consent -> judge(request, consent, part2, now))
            .max(Comparator.comparing(DisclosureDecision::reason))
            .orElse(new DisclosureDecision(DisclosureReason.NO_CONSENT, null, part2));
    if (!byConsent.allowed() && !part2 && needsNoAuthorization(request)) {
      return new DisclosureDecision(DisclosureReason.HIPAA_TPO, null, false);
    }
    return byConsent;
  }

  private static boolean needsNoAuthorization(DisclosureRequest request) {
    return request.purpose().isTpo() && !request.information().isSeparateNotes();
  }

  private static Set<ConsentKind> kinds(DisclosureRequest request, boolean part2) {
    if (part2) {
      return Set.of(ConsentKind.PART2_DISCLOSURE);
    }
    return request.purpose() == Purpose.FAMILY_INVOLVEMENT
        ? Set.of(ConsentKind.HIPAA_DISCLOSURE, ConsentKind.FAMILY_DISCLOSURE)
        : Set.of(ConsentKind.HIPAA_DISCLOSURE);
  }

  private static DisclosureDecision judge(
      DisclosureRequest request, DisclosureTerms consent, boolean part2, Instant now) {
    return new DisclosureDecision(reason(request, consent, now), consent.consentId(), part2);
  }

  private static DisclosureReason reason(
      DisclosureRequest request, DisclosureTerms consent, Instant now) {
    if (!reaches(request, consent)) {
      return DisclosureReason.OTHER_RECIPIENT;
    }
    if (request.discloser() != null && !names(consent.discloser(), request.discloser())) {
      return DisclosureReason.OTHER_DISCLOSER;
    }
    if (!consent.purposes().contains(request.purpose())) {
      return DisclosureReason.OTHER_PURPOSE;
    }
    if (!consent.information().contains(request.information())) {
      return DisclosureReason.OTHER_INFORMATION;
    }
    return inForce(consent, now);
  }

  private static DisclosureReason inForce(DisclosureTerms consent, Instant now) {
    if (consent.revokedAt() != null && !consent.revokedAt().isAfter(now)) {
      return DisclosureReason.REVOKED;
    }
    if (consent.isOver(now)) {
      return DisclosureReason.EXPIRED;
    }
    return consent.beginsAt().isAfter(now)
        ? DisclosureReason.NOT_YET_VALID
        : DisclosureReason.CONSENT;
  }

  private static boolean reaches(DisclosureRequest request, DisclosureTerms consent) {
    boolean byClass =
        request.purpose().isTpo()
            && request.recipientClass() != null
            && consent.recipientClasses().contains(request.recipientClass());
    return byClass || names(consent.recipient(), request.recipient());
  }

  private static boolean names(@Nullable String named, String somebody) {
    return named != null && named.strip().equalsIgnoreCase(somebody.strip());
  }
}
