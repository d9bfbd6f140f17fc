package health.trellis.patient.family;

import health.trellis.event.ConsentKind;
import health.trellis.event.FamilyPermission;
import health.trellis.event.patient.ConsentRevoked;
import health.trellis.kit.access.PatientAccess;
import health.trellis.kit.http.Refusal;
import health.trellis.kit.outbox.Outbox;
import health.trellis.patient.disclosure.ConsentSource;
import health.trellis.patient.disclosure.DisclosureTerms;
import health.trellis.patient.disclosure.Information;
import health.trellis.patient.family.FamilyMemberDto.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a family member's access may rest on. A patient allows it in person; staff enter it by the
 * consent that the patient signed: one to family (45 CFR 164.510(b)), and for the records of a
 * substance-use program a written one of 42 CFR 2.31. No permission reaches beyond its consent, and
 * all end with it.
 */
@ApplicationScoped
class FamilyGrants {
  private final FamilyMemberRepository members;
  private final ConsentSource consents;
  private final PatientAccess access;
  private final Outbox outbox;
  private final Clock clock;

  FamilyGrants(
      FamilyMemberRepository members,
      ConsentSource consents,
      PatientAccess access,
      Outbox outbox,
      Clock clock) {
    this.members = members;
    this.consents = consents;
    this.access = access;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The consent that the permissions rest on, if one; refuses those that nothing allows. */
  Optional<DisclosureTerms> basis(UUID patientId, Person person) {
    boolean part2 = access.isProtected(patientId);
    if (person.consentId() == null) {
      boolean own = access.self().filter(patientId::equals).isPresent();
      if (part2 && !own && !person.permissions().isEmpty()) {
        throw Refusal.conflict(
            "consent-needed",
            "42 CFR Part 2 protects this record: name the patient's consent as consentId.");
      }
      return Optional.empty();
    }
    DisclosureTerms terms = terms(patientId, person.consentId());
    if (terms.revokedAt() != null || terms.isOver(clock.instant())) {
      throw Refusal.invalid("/consentId", "ended", "This consent was taken back or is over.");
    }
    if (terms.kind() != ConsentKind.PART2_DISCLOSURE
        && (part2 || terms.kind() != ConsentKind.FAMILY_DISCLOSURE)) {
      throw Refusal.invalid(
          "/consentId", "kind", "This consent does not open the record to family.");
    }
    for (FamilyPermission permission : person.permissions()) {
      if (!terms.information().containsAll(needed(permission))) {
        throw Refusal.invalid(
            "/permissions", "beyond-consent", permission + " reaches beyond the consent.");
      }
    }
    return Optional.of(terms);
  }

  private DisclosureTerms terms(UUID patientId, UUID consentId) {
    return consents.of(Set.of(patientId)).getOrDefault(patientId, List.of()).stream()
        .filter(terms -> terms.consentId().equals(consentId))
        .findFirst()
        .orElseThrow(
            () -> Refusal.invalid("/consentId", "unknown", "The patient has no such consent."));
  }

  private static Set<Information> needed(FamilyPermission permission) {
    return switch (permission) {
      case VIEW_PLAN -> EnumSet.of(Information.TREATMENT_PLAN);
      case VIEW_CALENDAR, RECEIVE_NOTICES -> EnumSet.of(Information.ATTENDANCE);
      case VIEW_PROGRESS -> EnumSet.of(Information.ATTENDANCE, Information.ASSESSMENTS);
    };
  }

  /** What rests on a consent ends with it, in the transaction that takes it back. */
  void revoked(@Observes ConsentRevoked revoked) {
    for (FamilyMember member : members.list("consentId", revoked.consentId())) {
      member.seeNothing(clock.instant());
      members.flush();
      outbox.append(member.accessChanged());
    }
  }
}
