package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which elements a consent must have. For substance-use records these are the elements of 42 CFR
 * 2.31(a): patient, who may disclose, what, to whom, why, right to revoke, expiry, signature, date.
 */
final class ConsentRules {
  private ConsentRules() {}

  static List<FieldError> missing(GrantConsent consent) {
    List<FieldError> errors = new ArrayList<>();
    if (consent.kind() == ConsentKind.PART2_DISCLOSURE) {
      require(consent.discloser(), "/discloser", errors);
      require(consent.information(), "/information", errors);
      require(consent.purpose(), "/purpose", errors);
    }
    if (consent.kind() == ConsentKind.PART2_DISCLOSURE
        || consent.kind() == ConsentKind.HIPAA_DISCLOSURE
        || consent.kind() == ConsentKind.FAMILY_DISCLOSURE) {
      require(consent.recipient(), "/recipient", errors);
    }
    if (consent.validFrom() != null
        && consent.validUntil() != null
        && consent.validUntil().isBefore(consent.validFrom())) {
      errors.add(new FieldError("/validUntil", "order", "A consent ends after it begins."));
    }
    return errors;
  }

  private static void require(@Nullable String element, String pointer, List<FieldError> errors) {
    if (element == null || element.isBlank()) {
      errors.add(new FieldError(pointer, "required", "A consent of this kind names this."));
    }
  }
}
