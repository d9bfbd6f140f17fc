package health.trellis.assessment.ground;

/** Why an instrument is asked. */
public enum Occasion {
  /** At admission. */
  INTAKE,

  /** Every week, to see whether treatment works. */
  WEEKLY,

  /** Every second week. */
  FORTNIGHTLY,

  /** Every fourth week. */
  MONTHLY,

  /** At a review of the plan. */
  REVIEW,

  /** At the end of the program. */
  DISCHARGE,

  /** After the program. */
  FOLLOW_UP
}
