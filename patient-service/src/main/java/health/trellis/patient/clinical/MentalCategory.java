package health.trellis.patient.clinical;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The category, three characters, of a code of ICD-10-CM chapter 5 (mental and behavioral
 * disorders); for SNOMED CT of the few concepts that referrals to an IOP carry most, by the map of
 * the US National Library of Medicine (SNOMED CT to ICD-10-CM).
 */
final class MentalCategory {
  private static final int LENGTH = 3;
  private static final String CHAPTER = "F";

  private static final Map<String, String> OF_CONCEPTS =
      Map.of(
          "66590003", "F10",
          "7200002", "F10",
          "15167005", "F10",
          "75544000", "F11",
          "5602001", "F11",
          "370143000", "F32",
          "35489007", "F32",
          "197480006", "F41",
          "21897009", "F41",
          "47505003", "F43");

  private MentalCategory() {}

  /** The category; empty where the code is of none. */
  static Optional<String> of(@Nullable String system, @Nullable String code) {
    if (code == null) {
      return Optional.empty();
    }
    if (DiagnosisKind.SNOMED.equals(system)) {
      return Optional.ofNullable(OF_CONCEPTS.get(code));
    }
    return DiagnosisKind.ICD_10_CM.equals(system)
            && code.startsWith(CHAPTER)
            && code.matches(DiagnosisKind.ICD_FORM)
        ? Optional.of(code.substring(0, LENGTH))
        : Optional.empty();
  }
}
