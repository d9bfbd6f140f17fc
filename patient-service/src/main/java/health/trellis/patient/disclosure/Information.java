package health.trellis.patient.disclosure;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which part of the record is disclosed. */
public enum Information {
  DEMOGRAPHICS,
  EPISODES,
  DIAGNOSES,
  MEDICATIONS,
  TREATMENT_PLAN,
  ATTENDANCE,
  ASSESSMENTS,
  TEAM_AND_FAMILY,
  CONSENTS,

  /** Any other part but the notes below. */
  OTHER,

  /**
   * A clinician's separate notes on counseling in a substance-use program (42 CFR 2.11, 2.31(b)).
   */
  SUD_COUNSELING_NOTES,

  /** A clinician's separate notes on psychotherapy (45 CFR 164.501, 164.508(a)(2)). */
  PSYCHOTHERAPY_NOTES;

  private static final Pattern ALL = Pattern.compile("\\ball\\b", Pattern.CASE_INSENSITIVE);

  /** Whether only a consent to nothing else can cover it. */
  public boolean isSeparateNotes() {
    return this == SUD_COUNSELING_NOTES || this == PSYCHOTHERAPY_NOTES;
  }

  /** All but the separately kept notes. */
  public static Set<Information> ordinary() {
    return EnumSet.complementOf(EnumSet.of(SUD_COUNSELING_NOTES, PSYCHOTHERAPY_NOTES));
  }

  /** The ordinary record where a text says "all"; nothing where it does not. */
  public static Set<Information> namedIn(String text) {
    return ALL.matcher(text).find() ? ordinary() : EnumSet.noneOf(Information.class);
  }

  /** The part that a FHIR resource belongs to. */
  public static Information of(String resourceType) {
    return switch (resourceType) {
      case "Patient" -> DEMOGRAPHICS;
      case "EpisodeOfCare" -> EPISODES;
      case "Condition", "AllergyIntolerance" -> DIAGNOSES;
      case "MedicationRequest" -> MEDICATIONS;
      case "CarePlan", "Goal" -> TREATMENT_PLAN;
      case "CareTeam", "RelatedPerson" -> TEAM_AND_FAMILY;
      case "Consent" -> CONSENTS;
      default -> OTHER;
    };
  }
}
