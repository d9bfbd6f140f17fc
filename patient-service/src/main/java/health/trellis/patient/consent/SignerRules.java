package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.registration.ConsentCapacity;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may sign a consent. For a minor the state's law on consent to treatment decides, and for
 * substance-use records 42 CFR 2.14 (2024 rule): where the minor consents to treatment alone, only
 * the minor signs; elsewhere the minor and a parent or guardian both do.
 */
final class SignerRules {
  private static final String SIGNER = "/signerRelationship";

  private final GrantConsent consent;
  private final ConsentCapacity capacity;
  private final boolean part2;
  private final boolean self;

  private SignerRules(GrantConsent consent, ConsentCapacity capacity) {
    this.consent = consent;
    this.capacity = capacity;
    part2 = consent.kind() == ConsentKind.PART2_DISCLOSURE;
    self = signer(consent) == SignerRelationship.SELF;
  }

  /** Who the signer is to the patient; the patient where nothing else is said. */
  static SignerRelationship signer(GrantConsent consent) {
    return Objects.requireNonNullElse(consent.signerRelationship(), SignerRelationship.SELF);
  }

  /**
   * What is wrong with who signed; empty: nothing.
   *
   * @param capacity whether the patient could consent on the day of the signature
   * @param bySelf whether the patient, not staff, grants it
   */
  static Optional<FieldError> refusal(
      GrantConsent consent, ConsentCapacity capacity, boolean bySelf) {
    SignerRules rules = new SignerRules(consent, capacity);
    if (bySelf && !rules.self) {
      return refuse(SIGNER, "self-only", "Staff record what somebody else signed for the patient.");
    }
    return rules.minor();
  }

  private Optional<FieldError> minor() {
    return switch (capacity) {
      case ADULT ->
          minorSigned()
              ? refuse("/minorSignedBy", "contradicts", "The patient is no minor.")
              : Optional.empty();
      case MINOR_ALONE ->
          part2 && !self
              ? refuse(
                  SIGNER,
                  "minor-signs",
                  "Who may consent to treatment alone gives this consent alone (42 CFR 2.14).")
              : Optional.empty();
      case MINOR_WITH_GUARDIAN -> guarded();
    };
  }

  private Optional<FieldError> guarded() {
    if (self) {
      return refuse(
          SIGNER,
          "guardian-signs",
          "At this age the state asks for a parent or guardian, or another legal representative.");
    }
    return part2 && !minorSigned()
        ? refuse(
            "/minorSignedBy", "required", "The minor signs too, with the guardian (42 CFR 2.14).")
        : Optional.empty();
  }

  private boolean minorSigned() {
    return consent.minorSignedBy() != null && !consent.minorSignedBy().isBlank();
  }

  private static Optional<FieldError> refuse(String pointer, String code, String detail) {
    return Optional.of(new FieldError(pointer, code, detail));
  }
}
