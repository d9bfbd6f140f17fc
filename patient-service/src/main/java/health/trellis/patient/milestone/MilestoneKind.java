package health.trellis.patient.milestone;

/** Progress worth celebrating. */
public enum MilestoneKind {
  /** The first week with prescription and program minimum met. */
  FIRST_FULL_WEEK,

  /** A score at least halved against its baseline. */
  RESPONSE,

  /** A score under the remission cut. */
  REMISSION,

  /** The program was completed. */
  PROGRAM_COMPLETED
}
