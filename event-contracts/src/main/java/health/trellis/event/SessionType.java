package health.trellis.event;

/** Kinds of therapy session. */
public enum SessionType {
  /** Group therapy or skills group. */
  GROUP,

  /** One patient, one clinician. */
  INDIVIDUAL,

  /** With family members. */
  FAMILY,

  /** Medication management with a prescriber. */
  MEDICATION
}
