package health.trellis.patient.plan;

/**
 * Where a version of a treatment plan stands: DRAFT, then ACTIVE by signature, then SUPERSEDED;
 * between the first two it waits for the supervisor where a supervised clinician signed.
 */
public enum PlanStatus {
  /** Being written. */
  DRAFT,

  /** Signed by a supervised clinician: frozen until the supervisor signs or returns it. */
  AWAITING_COSIGNATURE,

  /** Signed and in force. */
  ACTIVE,

  /** Signed, and replaced by a later version. */
  SUPERSEDED
}
