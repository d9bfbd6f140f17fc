package health.trellis.patient.plan;

/** In which role somebody signs a treatment plan; the order is the order of signing. */
public enum SignatureRole {
  /** A clinician of the care team, who answers for the plan. */
  CLINICIAN,

  /** The supervisor of a clinician who may not sign alone. */
  SUPERVISOR,

  /** Who prescribes, where the plan has medication management. */
  PRESCRIBER,

  /** The patient, who took part in writing it. */
  PATIENT,

  /** A parent or guardian of a minor who may not consent alone. */
  GUARDIAN,

  /** A person of the family who has a part in it. */
  FAMILY;

  /** Whether it is a signature by a member of staff with an own account. */
  boolean professional() {
    return this == CLINICIAN || this == SUPERVISOR || this == PRESCRIBER;
  }
}
