package health.trellis.patient.disclosure;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Why records are disclosed. */
public enum Purpose {
  /** Care by a provider (45 CFR 164.501). */
  TREATMENT,

  /** Getting care paid for. */
  PAYMENT,

  /** Running a program or a plan: audits, quality, accreditation. */
  OPERATIONS,

  /** Family or friends who take part in care. */
  FAMILY_INVOLVEMENT,

  /** The patient's own wish, with no other purpose stated (45 CFR 164.508(c)(1)(iv)). */
  PATIENT_REQUEST,

  EMPLOYMENT,
  RESEARCH,

  /** Proceedings against the patient: by a consent of its own only (42 CFR 2.31(d)). */
  LEGAL_PROCEEDING,

  /**
   * A bona fide emergency in which consent cannot be had (42 CFR 2.51): no consent, but a record.
   */
  MEDICAL_EMERGENCY;

  private static final Set<Purpose> TPO = EnumSet.of(TREATMENT, PAYMENT, OPERATIONS);

  private final Pattern word =
      Pattern.compile("\\b" + name().toLowerCase(Locale.ROOT) + "\\b", Pattern.CASE_INSENSITIVE);

  /** Whether this is treatment, payment or health care operations. */
  public boolean isTpo() {
    return TPO.contains(this);
  }

  /** Which of treatment, payment and operations a text names. */
  public static Set<Purpose> namedIn(String text) {
    Set<Purpose> named = EnumSet.noneOf(Purpose.class);
    TPO.stream().filter(purpose -> purpose.word.matcher(text).find()).forEach(named::add);
    return named;
  }
}
