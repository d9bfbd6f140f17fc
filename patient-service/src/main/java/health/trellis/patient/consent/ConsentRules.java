package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.kit.http.FieldError;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.disclosure.Information;
import health.trellis.patient.disclosure.Purpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which elements a consent must have. For substance-use records these are the elements of 42 CFR
 * 2.31(a): patient, who may disclose, what, to whom, why, right to revoke (in the wording), expiry,
 * signature, date; for other records those of 45 CFR 164.508(c), which are the same in kind.
 */
final class ConsentRules {
  private static final Set<ConsentKind> AUTHORIZATIONS =
      EnumSet.of(ConsentKind.PART2_DISCLOSURE, ConsentKind.HIPAA_DISCLOSURE);

  private final GrantConsent consent;
  private final ConsentTerms terms;
  private final List<FieldError> errors = new ArrayList<>();

  private ConsentRules(GrantConsent consent) {
    this.consent = consent;
    this.terms = ConsentTerms.of(consent);
  }

  /** What is wrong with a consent that is to be granted today; empty: nothing. */
  static List<FieldError> missing(GrantConsent consent, LocalDate today) {
    ConsentRules rules = new ConsentRules(consent);
    if (AUTHORIZATIONS.contains(consent.kind())) {
      rules.elements();
      rules.separateConsents();
    } else if (consent.kind() == ConsentKind.FAMILY_DISCLOSURE) {
      rules.require(consent.recipient(), "/recipient");
      rules.terms(consent.information(), t -> t.information().isEmpty(), "/information");
    }
    rules.recipientClasses();
    rules.period(today);
    rules.evidence();
    return rules.errors;
  }

  private void elements() {
    require(consent.discloser(), "/discloser");
    terms(consent.information(), t -> t.information().isEmpty(), "/information");
    terms(consent.purpose(), t -> t.purposes().isEmpty(), "/purpose");
    if (terms.recipientClasses().isEmpty()) {
      require(consent.recipient(), "/recipient");
    }
    if (consent.validUntil() == null && !terms.purposes().stream().allMatch(Purpose::isTpo)) {
      refuse("/validUntil", "expiry", "Only treatment, payment and operations go without an end.");
    }
  }

  /** 42 CFR 2.31(b) and (d), 45 CFR 164.508(b)(3): these stand in no consent with anything else. */
  private void separateConsents() {
    if (terms.purposes().contains(Purpose.LEGAL_PROCEEDING) && terms.purposes().size() > 1) {
      refuse("/purposes", "separate-consent", "Legal proceedings need a consent of their own.");
    }
    if (terms.purposes().contains(Purpose.MEDICAL_EMERGENCY)) {
      refuse("/purposes", "no-consent-needed", "A medical emergency needs no consent.");
    }
    if (terms.information().stream().anyMatch(Information::isSeparateNotes)
        && terms.information().size() > 1) {
      refuse("/informationCategories", "separate-consent", "Notes need a consent of their own.");
    }
  }

  /** 42 CFR 2.31(a)(4)(ii): classes may be named only for treatment, payment and operations. */
  private void recipientClasses() {
    boolean allowed =
        consent.kind() == ConsentKind.PART2_DISCLOSURE
            && terms.purposes().stream().allMatch(Purpose::isTpo);
    if (!terms.recipientClasses().isEmpty() && !allowed) {
      refuse(
          "/recipientClasses",
          "named-recipient",
          "Name the recipient: classes are for Part 2 treatment, payment and operations.");
    }
  }

  private void period(LocalDate today) {
    LocalDate from = Objects.requireNonNullElse(consent.validFrom(), today);
    LocalDate signed = Objects.requireNonNullElse(consent.signedOn(), today);
    if (signed.isAfter(today)) {
      refuse("/signedOn", "past", "That day has not come yet where the patient lives.");
    }
    if (from.isBefore(signed)) {
      refuse(
          "/validFrom", "before-signature", "A consent does not reach back before it is signed.");
    }
    if (consent.validUntil() != null && consent.validUntil().isBefore(from)) {
      refuse("/validUntil", "order", "A consent ends after it begins.");
    } else if (consent.validUntil() != null && consent.validUntil().isBefore(today)) {
      refuse("/validUntil", "past", "This consent would have ended already.");
    }
  }

  private void evidence() {
    if (consent.signatureMethod() == SignatureMethod.PAPER) {
      require(consent.documentHash(), "/documentHash");
    }
    if (consent.signatureMethod() == SignatureMethod.VERBAL) {
      require(consent.witness(), "/witness");
      if (AUTHORIZATIONS.contains(consent.kind())) {
        refuse("/signatureMethod", "in-writing", "A consent to disclosure is given in writing.");
      }
    }
  }

  private void terms(@Nullable String words, Predicate<ConsentTerms> unclear, String pointer) {
    require(words, pointer);
    if (words != null && !words.isBlank() && unclear.test(terms)) {
      refuse(pointer, "unclear", "The words name no known term: send the terms too.");
    }
  }

  private void require(@Nullable String element, String pointer) {
    if (element == null || element.isBlank()) {
      refuse(pointer, "required", "A consent of this kind names this.");
    }
  }

  private void refuse(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
