package health.trellis.patient.plan;

/** Where a version of a treatment plan stands: DRAFT, then ACTIVE by signature, then SUPERSEDED. */
public enum PlanStatus {
  /** Being written. */
  DRAFT,

  /** Signed and in force. */
  ACTIVE,

  /** Signed, and replaced by a later version. */
  SUPERSEDED
}
