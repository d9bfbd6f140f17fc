package health.trellis.patient.consent;

import health.trellis.event.ConsentKind;
import health.trellis.patient.consent.ConsentDto.GrantConsent;
import health.trellis.patient.disclosure.Information;
import health.trellis.patient.disclosure.Purpose;
import health.trellis.patient.disclosure.RecipientClass;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a consent covers, in the terms of the disclosure decision.
 *
 * @param purposes why records may be disclosed
 * @param information which parts of the record
 * @param recipientClasses to which classes of recipients, beside the one named
 */
record ConsentTerms(
    Set<Purpose> purposes, Set<Information> information, Set<RecipientClass> recipientClasses) {

  /** The terms as sent, or as the words name them. */
  static ConsentTerms of(GrantConsent consent) {
    return new ConsentTerms(
        sorted(purposes(consent)),
        sorted(information(consent)),
        sorted(consent.recipientClasses()));
  }

  /** Whether an EHR that it names may read the record: all of its ordinary parts, for treatment. */
  boolean openTheRecord() {
    return purposes.contains(Purpose.TREATMENT) && information.containsAll(Information.ordinary());
  }

  private static @Nullable Set<Purpose> purposes(GrantConsent consent) {
    if (consent.purposes() != null) {
      return consent.purposes();
    }
    if (consent.kind() == ConsentKind.FAMILY_DISCLOSURE) {
      return Set.of(Purpose.FAMILY_INVOLVEMENT);
    }
    return consent.purpose() == null ? null : Purpose.namedIn(consent.purpose());
  }

  private static @Nullable Set<Information> information(GrantConsent consent) {
    return consent.informationCategories() != null || consent.information() == null
        ? consent.informationCategories()
        : Information.namedIn(consent.information());
  }

  private static <T extends Enum<T>> Set<T> sorted(@Nullable Set<T> terms) {
    return terms == null ? Set.of() : new TreeSet<>(terms);
  }
}
