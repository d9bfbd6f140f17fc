package health.trellis.patient.registration;

/** Whether a person may consent to treatment, by age and the law of the state of residence. */
public enum ConsentCapacity {
  /** An adult, or a person whose age is not known. */
  ADULT,

  /** A minor whom the state lets consent alone. */
  MINOR_ALONE,

  /** A minor for whom a parent or guardian consents. */
  MINOR_WITH_GUARDIAN
}
