package health.trellis.patient.task;

/** What staff are asked to do. */
public enum TaskKind {
  /** Look at the treatment plan: the patient is off track. */
  PLAN_REVIEW,

  /** Reach out after a missed session, the same day. */
  MISSED_SESSION_OUTREACH,

  /** Reach out after early signs of relapse. */
  EARLY_WARNING_OUTREACH,

  /** Look at a week below its hours. */
  HOURS_REVIEW,

  /** Ask the payer for more: what was approved runs low. */
  AUTHORIZATION_REVIEW,

  /** A signature under a plan or note is asked for. */
  SIGNATURE,

  /** A physician certifies that the patient needs this level of care. */
  CERTIFICATION,

  /** Anything else. */
  OTHER
}
