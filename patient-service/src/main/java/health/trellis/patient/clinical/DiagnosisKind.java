package health.trellis.patient.clinical;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a diagnosis is of substance use or of mental health: by the blocks of ICD-10-CM, chapter
 * 5 (F10 to F19 without nicotine, F17; F20 to F99), and for SNOMED CT by the few concepts that
 * referrals to an IOP carry most.
 */
public enum DiagnosisKind {
  SUBSTANCE_USE,
  MENTAL_HEALTH,
  OTHER;

  static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String SNOMED = "http://snomed.info/sct";

  /** The form of an ICD-10-CM code. */
  static final String ICD_FORM = "[A-TV-Z][0-9][0-9AB](\\.[0-9A-Z]{1,4})?";

  private static final Pattern USE = Pattern.compile("F1[0-689].*");
  private static final Pattern MENTAL = Pattern.compile("F[2-9][0-9].*");
  private static final Set<String> USE_CONCEPTS =
      Set.of("66590003", "7200002", "15167005", "75544000", "5602001");
  private static final Set<String> MENTAL_CONCEPTS =
      Set.of("370143000", "35489007", "197480006", "47505003", "21897009");

  /** The kind of a code of a system. */
  static DiagnosisKind of(@Nullable String system, @Nullable String code) {
    if (code == null) {
      return OTHER;
    }
    if (ICD_10_CM.equals(system)) {
      return USE.matcher(code).matches()
          ? SUBSTANCE_USE
          : MENTAL.matcher(code).matches() ? MENTAL_HEALTH : OTHER;
    }
    if (SNOMED.equals(system)) {
      return USE_CONCEPTS.contains(code)
          ? SUBSTANCE_USE
          : MENTAL_CONCEPTS.contains(code) ? MENTAL_HEALTH : OTHER;
    }
    return OTHER;
  }
}
