package health.trellis.scheduling.session;

import health.trellis.event.SessionType;

/** What a session is for, within its kind: the services that intensive outpatient programs have. */
public enum ServiceType {
  /** Process and therapy groups. */
  GROUP_THERAPY(SessionType.GROUP),

  /** Teaching about conditions, medication, relapse. */
  PSYCHOEDUCATION(SessionType.GROUP),

  /** Practising skills, for example those of DBT. */
  SKILLS_WORKSHOP(SessionType.GROUP),

  /** Mindfulness, yoga, art, meditation. */
  HOLISTIC(SessionType.GROUP),

  /** Psychotherapy with one clinician. */
  INDIVIDUAL_THERAPY(SessionType.INDIVIDUAL),

  /** Help with work, housing, benefits. */
  CASE_MANAGEMENT(SessionType.INDIVIDUAL),

  /** Intake, review, discharge assessment. */
  ASSESSMENT(SessionType.INDIVIDUAL),

  /** With family members. */
  FAMILY_THERAPY(SessionType.FAMILY),

  /** With a prescriber. */
  MEDICATION_MANAGEMENT(SessionType.MEDICATION);

  private final SessionType type;

  ServiceType(SessionType type) {
    this.type = type;
  }

  /** The kind of session that it is held as. */
  public SessionType type() {
    return type;
  }

  /** What is meant when only the kind is said. */
  public static ServiceType usual(SessionType type) {
    return switch (type) {
      case GROUP -> GROUP_THERAPY;
      case INDIVIDUAL -> INDIVIDUAL_THERAPY;
      case FAMILY -> FAMILY_THERAPY;
      case MEDICATION -> MEDICATION_MANAGEMENT;
    };
  }
}
