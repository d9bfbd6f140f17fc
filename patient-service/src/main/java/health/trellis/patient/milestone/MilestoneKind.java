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
  PROGRAM_COMPLETED,

  /** A goal of the treatment plan reached its target. */
  GOAL_ACHIEVED,

  /** So many days in a row with a check-in. */
  CONSISTENT_DAYS,

  /** So many days of a sobriety date: substance-use information, for the care team alone. */
  SOBRIETY_DAYS;

  private static final String PROTECTED = "PERSONAL";

  /** What events call it, which go where substance-use information must not go. */
  String told() {
    return this == SOBRIETY_DAYS ? PROTECTED : name();
  }
}
